package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.data.DatabasePassword;
import io.github.ishardening.control.transport.TlsCiphers;
import io.github.ishardening.control.transport.TlsProtocols;
import io.github.ishardening.control.web.CacheHeaders;
import io.github.ishardening.control.web.Hsts;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What rules say of a stock kernel is what its files say and what the started server does, and their cures work there. */
class TrueStatementsTest {

    private static final String SHARED_PASSWORD = "password = \"wso2carbon\"";

    @Test
    void doesNotClaimThatTheJdkTakesOldProtocols() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly(
                            "error repository/conf/tomcat/catalina-server.xml: the connector takes TLSv1, TLSv1.1,"
                                    + " unless the JDK itself refuses them. Set"
                                    + " transport.https.sslHostConfig.properties.protocols to +TLSv1.3.");
        }
    }

    @Test
    void grantsTomcatsOwnSuitesTheirForwardSecrecy() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new TlsCiphers()))
                    .containsExactly(
                            "error repository/conf/tomcat/catalina-server.xml: no cipher suites are chosen, so Tomcat"
                                    + " also offers some without authenticated encryption. Set"
                                    + " transport.https.sslHostConfig.properties.ciphers.",
                            "error repository/conf/tomcat/catalina-server.xml: the client chooses among the cipher"
                                    + " suites. Set transport.https.sslHostConfig.properties.honorCipherOrder to true.");
        }
    }

    @Test
    void namesSuitesThatLackOneOfTheTwo() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "\"TLS_AES_256_GCM_SHA384\"",
                    "\"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,TLS_RSA_WITH_AES_256_GCM_SHA384\"");

            assertThat(server.findings(new TlsCiphers()))
                    .containsExactly(
                            ("error %s: the connector offers suites that lack authenticated encryption or forward"
                                            + " secrecy: TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, TLS_RSA_WITH_AES_256_GCM_SHA384. Name"
                                            + " suites with ECDHE and GCM or ChaCha20 only.")
                                    .formatted(server.line("ciphers = ")));
        }
    }

    @Test
    void pointsToThePasswordOfADatabase() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            String message = " has a password that everybody knows. Use a database server. A build can't change it: the"
                    + " database files come with it, and another one here would stop the server.";
            assertThat(server.findings(new DatabasePassword()))
                    .containsExactlyInAnyOrder(
                            "info repository/conf/datasources/master-datasources.xml: WSO2_CARBON_DB" + message,
                            "info " + server.line(SHARED_PASSWORD) + ": WSO2_SHARED_DB" + message);
        }
    }

    @Test
    void putsFiltersWhereTheServerKeepsThem() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new Hsts()))
                    .containsExactly(
                            "warning repository/conf/tomcat/carbon/WEB-INF/web.xml: responses don't tell browsers"
                                    + " to insist on HTTPS. Add Tomcat's HttpHeaderSecurityFilter in [[tomcat.filter]] of"
                                    + " deployment.toml, with hstsEnabled true and hstsMaxAgeSeconds above 0, and map it to /* in"
                                    + " [[tomcat.filter_mapping]].");
            assertThat(server.findings(new CacheHeaders()))
                    .containsExactly(
                            "warning repository/conf/tomcat/carbon/WEB-INF/web.xml: pages don't tell browsers not"
                                    + " to keep them. Add the product's URLBasedCachePreventionFilter in [[tomcat.filter]] of"
                                    + " deployment.toml, and map it to *.jsp in [[tomcat.filter_mapping]].");
        }
    }

    @Test
    void doesNotSendAnybodyIntoAFileThatTheServerMakesAnew() throws IOException {
        try (var server = AuditedServer.stock(Kernel.OLDEST)) {
            assertThat(server.findings(new CacheHeaders()))
                    .containsExactly(
                            "info repository/conf/tomcat/carbon/WEB-INF/web.xml: pages don't tell browsers not to"
                                    + " keep them. The server makes this file anew: let the proxy in front of it send"
                                    + " Cache-Control: no-store.");
        }
    }
}
