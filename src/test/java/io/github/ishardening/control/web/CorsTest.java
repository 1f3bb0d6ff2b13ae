package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String GATEWAY =
            "%s: scripts from any site may call the gateway's APIs%s. List the origins of your pages in allow_origins"
                    + " of [apim.cors].";

    private final Cors control = new Cors();

    @Test
    void allowsNoOtherOriginInIdentityServerAsShipped() throws IOException {
        for (var product : List.of(ProductLookAlike.IS_6_1, ProductLookAlike.IS_7_1)) {
            try (var server = AuditedServer.of(product.open())) {
                assertThat(server.findings(control)).isEmpty();
                assertThat(server.notApplicable(control)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'', error, ' with the user''s cookies'", "supports_credentials = false, warning, ''"})
    void namesTheLineThatAllowsAnyOrigin(String more, String severity, String as) throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.toml("[cors]\nallow_any_origin = true\n" + more + "\n");

            assertThat(server.findings(control))
                    .containsExactly(
                            ("%s %s: scripts from any site may call the server%s. List the origins of your pages in"
                                            + " allowed_origins of [cors] instead.")
                                    .formatted(severity, server.line("allow_any_origin"), as));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"allow_any_origin = false", "allowed_origins = [\"https://app.example.com\"]"})
    void letsPassKnownOrigins(String line) throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.toml("[cors]\n" + line + "\n").findings(control)).isEmpty();
        }
    }

    @Test
    void mentionsTheOpenGatewayOfApiManager() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            assertThat(server.findings(control))
                    .containsExactly("info " + GATEWAY.formatted(server.line("allow_origins"), ""));

            server.replace(ServerFiles.DEPLOYMENT_TOML, "allow_credentials = false", "allow_credentials = true");
            assertThat(server.findings(control))
                    .containsExactly(
                            "error " + GATEWAY.formatted(server.line("allow_origins"), " with the user's cookies"));

            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "allow_origins = \"*\"",
                    "allow_origins = [\"https://a.example.com\"]");
            assertThat(server.findings(control)).isEmpty();
        }
    }

    @Test
    void mentionsTheOpenGatewayOfItsOwnPack() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.GATEWAY_4_5.open())) {
            assertThat(server.findings(control))
                    .containsExactly("info " + GATEWAY.formatted(server.line("allow_origins"), ""));
        }
    }

    @Test
    void isNotDecidedForAKernel() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control))
                    .containsExactly("this version supports none of cors.allow_any_origin, apim.cors.allow_origins");
        }
    }
}
