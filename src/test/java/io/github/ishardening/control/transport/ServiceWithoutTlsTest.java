package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceWithoutTlsTest {

    private static final String FINDING =
            "warning %s: the password in [%s] is sent to am.example.com without TLS. Use the https: URL of the service.";

    private final ServiceWithoutTls control = new ServiceWithoutTls();

    @ParameterizedTest
    @EnumSource
    void saysNothingOfStockProducts(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            assertThat(server.findings(control)).isEmpty();
        }
    }

    @Test
    void namesAServiceInATable() throws IOException {
        String url = "service_url = \"http://am.example.com:9763/services/\"";
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml("[apim.key_manager]\n" + url + "\npassword = \"$env{KEY_MANAGER}\"\n");

            assertThat(server.findings(control))
                    .containsExactly(FINDING.formatted(server.line(url), "apim.key_manager"));
        }
    }

    @Test
    void namesAServiceInATableOfAnArray() throws IOException {
        String url = "notification_endpoint = \"HTTP://u:p@am.example.com/internal/data/v1/notify\"";
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml("[[event_listener]]\nid = \"revocation\"\n[event_listener.properties]\n" + url
                    + "\nusername = \"apim\"\npassword = \"$env{NOTIFY}\"\n");

            assertThat(server.findings(control))
                    .containsExactly(FINDING.formatted(server.line(url), "event_listener.properties"));
        }
    }

    @Test
    void doesNotApplyToAKernelWithoutServices() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.notApplicable(control))
                    .containsExactly("there is no URL in deployment.toml with a password in the same table");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url = \"https://am.example.com\"\npassword = \"x\"",
                "url = \"http://localhost:9763\"\npassword = \"x\"",
                "url = \"http://[::1]:9763\"\npassword = \"x\"",
                "url = \"http://am.example.com\"\nusername = \"apim\"",
                "url = \"http://am.example.com\"\npassword = \"\"",
                "callback_url = \"http://am.example.com\"\npassword = \"x\"",
                "http_endpoint = \"http://am.example.com:8280\"\npassword = \"x\"",
                "claim_dialect = \"http://wso2.org/claims\"\npassword = \"x\""
            })
    void saysNothingOfOtherTables(String lines) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml("[a.b]\n" + lines + "\n[[c]]\n" + lines + "\n");

            assertThat(server.findings(control)).isEmpty();
        }
    }
}
