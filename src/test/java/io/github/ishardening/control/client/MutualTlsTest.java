package io.github.ishardening.control.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.OtherConnectors;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutualTlsTest {

    private static final String VERIFICATION = "transport.https.sslHostConfig.properties.certificateVerification";

    @Test
    void asksForNoClientCertificates() throws IOException {
        var edits = ControlEdits.of(new MutualTls(), Kernel.PKCS12);

        assertThat(edits.toml()).isEqualTo(Map.of(VERIFICATION, "none"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void takesOutTheOlderSpelling() throws IOException {
        var edits = ControlEdits.of(new MutualTls(), """
                [transport.https.properties]
                certificate_verification = "optional"
                """);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        VERIFICATION,
                        "none",
                        "transport.https.properties.certificate_verification",
                        ControlEdits.REMOVED));
    }

    @Test
    void takesInWhoeverHasACertificateInALookAlikeOf71AsShipped() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            assertThat(server.findings(new MutualTls()))
                    .containsExactlyInAnyOrder(
                            "error " + ServerFiles.CATALINA + ": " + VERIFICATION
                                    + " is want: any client with a certificate from an authority or partner in the"
                                    + " truststore is accepted, and can act as any user, for example the administrator"
                                    + " (CVE-2025-9312). Turn off client certificates, give the connector its own"
                                    + " truststore, or install an update that supports"
                                    + " [client_certificate_based_authentication].",
                            "error " + ServerFiles.DEPLOYMENT_TOML
                                    + ": client certificates are accepted without checking their issuer. Set"
                                    + " [intermediate_cert_validation] enable, and cert_cns to the issuers.");
        }
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new MutualTls())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInAKernelWhichAsksForNone(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new MutualTls())).isEmpty();
            assertThat(server.notApplicable(new MutualTls())).isEmpty();
        }
    }

    @Test
    void namesAWordThatTomcatDoesNotKnow() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new MutualTls())).isEmpty();
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "certificateVerification = \"none\"",
                    "certificateVerification = \"sometimes\"");

            assertThat(server.findings(new MutualTls()))
                    .containsExactly("error " + server.line("\"sometimes\"") + ": " + VERIFICATION
                            + " is sometimes, which Tomcat doesn't recognize: the connector isn't opened. Set it to"
                            + " none, optional or required.");
        }
    }

    @Test
    void namesAnOldAttributeThatBreaksTheConnector() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "[transport.https.properties]\n",
                    "[transport.https.properties]\nclientAuth = \"want\"\n");

            assertThat(server.findings(new MutualTls()))
                    .containsExactly("error " + server.line("clientAuth")
                            + ": clientAuth is set in [transport.https.properties], which prevents Tomcat from"
                            + " opening the"
                            + " HTTPS connector. Remove it and use [transport.https.sslHostConfig.properties] and"
                            + " [transport.https.sslHostConfig.certificate.properties].");
        }
    }

    @Test
    void namesAnAuthenticatorWithoutItsJar() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("""
                    [admin_console.authenticator.mutual_ssl_authenticator]
                    enable = true
                    white_list_enabled = true
                    white_list = "x"
                    """);

            assertThat(server.findings(new MutualTls()))
                    .containsExactly(
                            "error " + server.line("enable = true")
                                    + ": MutualSSLAuthenticator is on, but there is no"
                                    + " repository/components/plugins/org.wso2.carbon.identity.authenticator.mutualssl_*.jar. Restore the jar from the stock distribution, or turn it off.");
        }
    }

    @Test
    void isNotDecidedWhereTheServerMakesNoConnectors() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(OtherConnectors.TEMPLATE).delete(ServerFiles.CATALINA);

            assertThat(server.findings(new MutualTls())).isEmpty();
            assertThat(server.notApplicable(new MutualTls()))
                    .containsExactly("the server doesn't generate " + ServerFiles.CATALINA + " from deployment.toml");
        }
    }
}
