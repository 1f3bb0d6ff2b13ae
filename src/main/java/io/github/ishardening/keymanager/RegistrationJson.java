package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.deployment.HttpsHost;
import io.github.ishardening.json.Jackson;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key manager as expected by API Manager's {@code POST /api/am/admin/v4/key-managers} (schema {@code KeyManager} of
 * {@code admin-v4.yaml}).
 */
final class RegistrationJson {

    private static final String TEMPLATE = "key-manager.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    private static final String BASIC_AUTH = """
            "Authentication": "BasicAuth",
                "Username": "@IS_USERNAME@",
                "Password": "@IS_PASSWORD@\"""";

    private static final String MUTUAL_TLS = """
            "Authentication": "MutualTLS",
                "MutualTLSOptions": "ServerWide",
                "IdentityUser": "%s\"""";

    private RegistrationJson() {}

    /**
     * The request's body.
     *
     * @param server the host and port of the Identity Server
     * @param certificate the certificate of the primary key as PEM; ignored unless the user requested PEM
     */
    static String of(KeyManagerRequest request, HttpsHost server, String certificate) throws IOException {
        // API Manager first form-decodes it, which corrupts every +; the Base64 of a PEM contains none.
        String keys = request.certificates() == TokenCertificates.PEM
                ? Base64.getEncoder().encodeToString(certificate.getBytes(US_ASCII))
                : server.url("/oauth2/jwks");
        var values = Map.of(
                "name", Jackson.escaped(request.name()),
                "displayName", Jackson.escaped(request.displayName()),
                "server", Jackson.escaped(server.url("")),
                "certificateType", request.certificates().name(),
                "certificate", Jackson.escaped(keys),
                "authentication",
                        request.mutualTlsUser()
                                .map(user -> MUTUAL_TLS.formatted(Jackson.escaped(user)))
                                .orElse(BASIC_AUTH),
                "createRoles", String.valueOf(request.createRoles()));
        try (var template = RegistrationJson.class.getResourceAsStream(TEMPLATE)) {
            return PLACEHOLDER
                    .matcher(new String(template.readAllBytes(), UTF_8))
                    .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
        }
    }
}
