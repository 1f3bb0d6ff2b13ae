package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.keystore.TruststoreWeak;
import io.github.ishardening.control.transport.HttpConnector;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Rules about what a build can't decide. */
class DecisionsTest {

    @Test
    void saysThatTheServerSpeaksPlainHttp() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new HttpConnector()))
                    .containsExactly("info repository/conf/tomcat/catalina-server.xml: the server speaks plain HTTP on"
                            + " port 9763. Close the port in the firewall.");
        }
    }

    @Test
    void saysWhatIsDecidedOnTheRunningServer() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.observations().byHand())
                    .extracting(task ->
                            "%s %s: %s %s".formatted(task.rule().id(), task.location(), task.message(), task.cure()))
                    .containsExactlyInAnyOrder(
                            "console-access repository/conf/user-mgt.xml: who may sign in to the console is decided on the"
                                    + " running server. Give the permission to sign in to those who administer, and several"
                                    + " administrators different ones.",
                            "api-super-admin %s: whether applications call the APIs as super administrator is decided on the"
                                            .formatted(server.line("username = \"admin\""))
                                    + " running server. Give each an account or an OAuth client with the permissions it needs.");
        }
    }

    @Test
    void namesWeakAuthorities() throws IOException {
        try (var server = AuditedServer.stock(Kernel.JKS)) {
            assertThat(server.findings(new TruststoreWeak()))
                    .containsExactly(
                            "info repository/resources/security/client-truststore.jks: trusts 3 certificates with"
                                    + " keys below RSA-2048 or signatures below SHA-256: verisignclass2g2ca, verisignclass3ca,"
                                    + " verisignclass3g2ca. Take out those that nobody needs.");
        }
    }
}
