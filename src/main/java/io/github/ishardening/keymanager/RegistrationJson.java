package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key manager as {@code POST /api/am/admin/v4/key-managers} of API Manager takes it (schema {@code KeyManager} of
 * {@code admin-v4.yaml}).
 */
final class RegistrationJson {

    private static final List<String> GRANT_TYPES = List.of(
            "password",
            "client_credentials",
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:saml2-bearer",
            "iwa:ntlm",
            "urn:ietf:params:oauth:grant-type:device_code",
            "authorization_code",
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "urn:ietf:params:oauth:grant-type:token-exchange");

    private static final Separators SEPARATORS = new Separators()
            .withRootSeparator("")
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("");

    private final KeyManagerRequest request;
    private final Endpoints endpoints;

    /** The key manager that was asked for, with the endpoints of the Identity Server. */
    RegistrationJson(KeyManagerRequest request, Endpoints endpoints) {
        this.request = request;
        this.endpoints = endpoints;
    }

    /**
     * The request's body.
     *
     * @param certificate the certificate of the primary key as PEM; only read where the user wants it in there
     */
    String text(String certificate) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", request.name());
        members.put("displayName", request.displayName());
        members.put("type", "WSO2-IS-7");
        members.put("description", "WSO2 Identity Server 7 as key manager");
        members.put("enabled", true);
        members.put("tokenType", "DIRECT");
        members.putAll(endpoints.ofKeyManager());
        members.put("availableGrantTypes", GRANT_TYPES);
        members.put("certificates", certificates(certificate));
        members.put("enableTokenGeneration", true);
        members.put("enableTokenEncryption", false);
        members.put("enableTokenHashing", false);
        members.put("enableMapOAuthConsumerApps", true);
        members.put("enableOAuthAppCreation", true);
        members.put("enableSelfValidationJWT", true);
        members.put("claimMapping", List.of());
        members.put("consumerKeyClaim", "azp");
        members.put("scopesClaim", "scope");
        members.put("tokenValidation", List.of());
        members.put("permissions", Map.of("permissionType", "PUBLIC"));
        members.put("additionalProperties", connector());
        return write(members);
    }

    private Map<String, Object> certificates(String certificate) {
        boolean pem = request.certificates() == TokenCertificates.PEM;
        Map<String, Object> certificates = new LinkedHashMap<>();
        certificates.put("type", request.certificates().name());
        // API Manager decodes it as a form first, which spoils every +; the Base64 of a PEM has none.
        certificates.put(
                "value", pem ? Base64.getEncoder().encodeToString(certificate.getBytes(US_ASCII)) : endpoints.jwks());
        return certificates;
    }

    private Map<String, Object> connector() {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (request.mutualTlsUser().isPresent()) {
            properties.put("Authentication", "MutualTLS");
            properties.put("MutualTLSOptions", "ServerWide");
            properties.put("IdentityUser", request.mutualTlsUser().get());
        } else {
            properties.put("Authentication", "BasicAuth");
            properties.put("Username", "@IS_USERNAME@");
            properties.put("Password", "@IS_PASSWORD@");
        }
        properties.putAll(endpoints.ofConnector());
        properties.put("enable_roles_creation", request.createRoles());
        properties.put("user_schema_cache_enabled", false);
        properties.put("self_validate_jwt", true);
        return properties;
    }

    private static String write(Map<String, Object> members) {
        var indenter = new DefaultIndenter("  ", "\n");
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter));
            write(json, members);
        } catch (IOException e) {
            throw new UncheckedIOException("a text can't fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName((String) member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString((String) value);
        }
    }
}
