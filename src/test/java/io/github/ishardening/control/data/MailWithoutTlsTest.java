package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailWithoutTlsTest {

    private static final String CLEAR =
            "warning %s: mail is sent to mail.example.com without TLS. Set enable_start_tls of"
                    + " [output_adapter.email] to true.";
    private static final String MAIL = "[output_adapter.email]\nhostname = \"mail.example.com\"\n";

    private final MailWithoutTls control = new MailWithoutTls();

    @ParameterizedTest
    @EnumSource(
            value = ProductLookAlike.class,
            names = {"IS_6_1", "IS_7_1", "APIM_4_5"})
    void passesProductsAsShipped(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).isEmpty();
        }
    }

    @Test
    void namesTheLineThatSwitchesStartTlsOff() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            server.toml(MAIL + "enable_start_tls = false\n");

            assertThat(server.findings(control)).containsExactly(CLEAR.formatted(server.line("enable_start_tls")));
        }
    }

    @Test
    void knowsTheOtherNameOfApiManager() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            server.toml("[apim.notification]\nhostname = \"mail.example.com\"\nenable_start_tls = false # ours\n");

            assertThat(server.findings(control)).containsExactly(CLEAR.formatted(server.line("# ours")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MAIL + "enable_start_tls = \"true\"\n",
                MAIL + "enable_start_tls = false\ncustom_properties.'mail.smtp.ssl.enable' = true\n",
                "[output_adapter.email]\nhostname = \"localhost\"\nenable_start_tls = false\n",
                MAIL + "custom_properties.'mail.smtp.ssl.trust' = \"mail.example.com\"\n"
            })
    void letsPassWhatIsEncryptedOrStaysOnTheMachine(String lines) throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            assertThat(server.toml(lines).findings(control)).isEmpty();
        }
    }

    @Test
    void namesTheLineThatHasAnyCertificateTaken() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            server.toml(MAIL + "custom_properties.'mail.smtp.ssl.trust' = \"*\"\n");

            assertThat(server.findings(control))
                    .containsExactly("warning " + server.line("mail.smtp.ssl.trust")
                            + ": mail is sent over TLS, but any server certificate is accepted. Remove"
                            + " mail.smtp.ssl.trust, and add the certificate of the mail server's"
                            + " authority to the truststore.");
        }
    }

    @Test
    void isNotDecidedForAServerThatSendsNoMails() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control))
                    .containsExactly("this version doesn't support output_adapter.email.enable_start_tls");
        }
    }
}
