package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.HttpsHost;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where an Identity Server 7 answers what API Manager asks. */
final class Endpoints {

    /** Where people sign in; the documentation of API Manager 4.3 names the user info endpoint by mistake. */
    static final String AUTHORIZE = "/oauth2/authorize";

    private static final String TOKEN = "/oauth2/token";
    private static final String REVOKE = "/oauth2/revoke";

    private final HttpsHost server;

    Endpoints(HttpsHost server) {
        this.server = server;
    }

    /** The endpoints that every key manager has, by their names in the admin API. */
    Map<String, String> ofKeyManager() {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("issuer", server.url(TOKEN));
        endpoints.put("wellKnownEndpoint", server.url(TOKEN + "/.well-known/openid-configuration"));
        endpoints.put("clientRegistrationEndpoint", server.url("/api/identity/oauth2/dcr/v1.1/register"));
        endpoints.put("introspectionEndpoint", server.url("/oauth2/introspect"));
        endpoints.put("tokenEndpoint", server.url(TOKEN));
        endpoints.put("displayTokenEndpoint", server.url(TOKEN));
        endpoints.put("revokeEndpoint", server.url(REVOKE));
        endpoints.put("displayRevokeEndpoint", server.url(REVOKE));
        endpoints.put("userInfoEndpoint", server.url("/scim2/Me"));
        endpoints.put("authorizeEndpoint", server.url(AUTHORIZE));
        endpoints.put("scopeManagementEndpoint", server.url("/api/identity/oauth2/v1.0/scopes"));
        return endpoints;
    }

    /** The endpoints that the connector for Identity Server 7 asks for besides. */
    Map<String, String> ofConnector() {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("api_resource_management_endpoint", server.url("/api/server/v1/api-resources"));
        endpoints.put("is7_roles_endpoint", server.url("/scim2/v2/Roles"));
        return endpoints;
    }

    /** The keys that sign tokens. */
    String jwks() {
        return server.url("/oauth2/jwks");
    }
}
