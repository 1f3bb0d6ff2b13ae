package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.client.MutualTls;
import io.github.ishardening.control.keystore.SeparateKeystores;
import io.github.ishardening.control.web.ServerHeader;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.OtherConnectors;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsProtocolsTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String TEMPLATE = OtherConnectors.TEMPLATE;
    private static final String UNLESS = ", unless the JDK itself refuses them. Set %s to +TLSv1.3.";
    private static final String PROTOCOLS = "transport.https.sslHostConfig.properties.protocols";

    @Test
    void doesNotClaimThatTheJdkTakesOldProtocols() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly("error " + ServerFiles.CATALINA + ": the connector accepts TLSv1, TLSv1.1"
                            + UNLESS.formatted(PROTOCOLS));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"+TLSv1.1,+TLSv1.3 | TLSv1.1", "all | SSLv2Hello, TLSv1, TLSv1.1"})
    void namesOldProtocolsThatAreOnAgain(String protocols, String old) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new TlsProtocols())).isEmpty();
            server.replace(TOML, "protocols = \"+TLSv1.3\"", "protocols = \"" + protocols + "\"");

            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly("error " + server.line("protocols = \"" + protocols) + ": the connector accepts "
                            + old + UNLESS.formatted(PROTOCOLS));
        }
    }

    @Test
    void namesAnOldAttributeThatBreaksTheConnector() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    TOML,
                    "[transport.https.properties]\n",
                    "[transport.https.properties]\nsslEnabledProtocols = \"TLSv1.2\"\n");

            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly("error " + server.line("sslEnabledProtocols")
                            + ": sslEnabledProtocols is set in [transport.https.properties], which prevents Tomcat"
                            + " from opening the HTTPS connector. Remove it and use"
                            + " [transport.https.sslHostConfig.properties] and"
                            + " [transport.https.sslHostConfig.certificate.properties].");
        }
    }

    @Test
    void areNotDecidedWhereTheServerMakesNoConnectors() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TEMPLATE).delete(ServerFiles.CATALINA);

            assertThat(server.findings(new TlsProtocols())).isEmpty();
            assertThat(server.notApplicable(new TlsProtocols()))
                    .containsExactly("the server doesn't generate " + ServerFiles.CATALINA + " from deployment.toml");
        }
    }

    @Test
    void setsTheProtocolsOfTheConnector() throws IOException {
        var edits = ControlEdits.of(new TlsProtocols(), Kernel.PKCS12);

        assertThat(edits.toml()).isEqualTo(Map.of(PROTOCOLS, "+TLSv1.3"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void takesOutTheOlderSpellings() throws IOException {
        var edits = ControlEdits.of(new TlsProtocols(), """
                [transport.https.properties]
                protocols = "TLSv1"
                ssl_protocol = "TLS"
                """);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        PROTOCOLS,
                        "+TLSv1.3",
                        "transport.https.properties.protocols",
                        ControlEdits.REMOVED,
                        "transport.https.properties.ssl_protocol",
                        ControlEdits.REMOVED));
    }

    @Test
    void replacesTheProtocolsThatStandThere() throws IOException {
        var edits = ControlEdits.of(new TlsProtocols(), """
                [transport.https.sslHostConfig.properties]
                protocols = "+TLSv1,+TLSv1.2"
                """);

        assertThat(edits.toml()).isEqualTo(Map.of(PROTOCOLS, "+TLSv1.3"));
    }

    @Test
    void setsThemForConnectorsOfTheUsersOwnToo() throws IOException {
        var edits = ControlEdits.of(new TlsProtocols(), """
                [custom_transport.partner.properties]
                port = "8445"
                SSLEnabled = "true"
                [custom_transport.plain.properties]
                port = "8081"
                """);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        PROTOCOLS, "+TLSv1.3", "custom_transport.partner.properties.sslEnabledProtocols", "+TLSv1.3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Connector port=\"8444\" SSLEnabled=\"true\"/> | port=\"8444\""
                        + "| the connector on port 8444 accepts SSLv2Hello, TLSv1, TLSv1.1 | sslEnabledProtocols",
                "<Connector port=\"8444\" SSLEnabled=\"true\" SSLProtocol=\"TLSv1\"/> | SSLProtocol"
                        + "| the connector on port 8444 accepts TLSv1 | SSLProtocol",
                "<Connector port=\"8444\" SSLEnabled=\"true\"><SSLHostConfig protocols=\"TLSv1.1,TLSv1.2\"/></Connector>"
                        + "| protocols=\"TLSv1.1 | the connector on port 8444 accepts TLSv1.1 | protocols",
                "<Connector port=\"8444\" SSLEnabled=\"true\"><SSLHostConfig hostName=\"a.b\"/></Connector>"
                        + "| hostName | the connector on port 8444 for a.b accepts SSLv2Hello, TLSv1, TLSv1.1 |"
                        + " protocols",
                "<Connector port=\"8444\" SSLEnabled=\"true\" sslEnabledProtocols=\"TLSv1.3\" SSLProtocol=\"TLSv1\"/>"
                        + "| SSLProtocol | the connector on port 8444 accepts TLSv1 | SSLProtocol",
                "<Connector port=\"8444\" SSLEnabled=\"true\" SSLProtocol=\"TLSv1.3\" sslEnabledProtocols=\"TLSv1\"/>"
                        + "| SSLProtocol | the connector on port 8444 accepts TLSv1 | sslEnabledProtocols",
                "<Connector port=\"8444\" SSLEnabled=\"true\" SSLProtocol=\"TLSv1\">"
                        + "<SSLHostConfig hostName=\"a.b\" protocols=\"TLSv1.3\"/></Connector>"
                        + "| SSLProtocol | the connector on port 8444 accepts TLSv1 | SSLProtocol"
            })
    void walksEveryConnectorOfTheTemplate(String connector, String line, String message, String key)
            throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(server, connector);

            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly("error " + server.line(TEMPLATE, line) + ": " + message + UNLESS.formatted(key));
        }
    }

    @Test
    void looksAtValuesThatAreWrittenIntoTheTemplate() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String template = server.read(TEMPLATE);
            int start = template.indexOf("<SSLHostConfig");
            server.put(
                    TEMPLATE,
                    template.substring(0, start) + "<SSLHostConfig protocols=\"+TLSv1.1\""
                            + template.substring(template.indexOf('>', start)));

            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly("error " + server.line(TEMPLATE, "+TLSv1.1") + ": the connector accepts TLSv1.1"
                            + UNLESS.formatted(PROTOCOLS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS", "TLSv13", "tlsv1.3", "TLSv1.2 TLSv1.3", "", "+TLSv1.3,-all"})
    void namesValuesThatOpenNoConnector(String protocols) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(TOML, "protocols = \"+TLSv1.3\"", "protocols = \"" + protocols + "\"");

            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly(
                            ("error %s: %s is '%s', which contains no protocol that Java supports: the connector isn't"
                                                    + " opened. Set")
                                            .formatted(
                                                    server.line("protocols = \"" + protocols + "\""),
                                                    PROTOCOLS,
                                                    protocols)
                                    + " %s to +TLSv1.3.".formatted(PROTOCOLS));
        }
    }

    @Test
    void looksAtTheCallsThatTheServerMakes() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[system.parameter]\n\"https.protocols\" = \"TLSv1.2\"\n"
                    + "\"jdk.tls.client.protocols\" = \"TLSv1.2, TLSv1\"\n");

            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly("error " + server.line("client.protocols")
                            + ": jdk.tls.client.protocols permits TLSv1 for outgoing calls. Remove it: the"
                            + " JDK's defaults are better.");
        }
    }

    @Test
    void namesEverySpellingOfAnAttributeThatLetsInTooMuch() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(
                    server,
                    "<Connector port=\"8444\" SSLEnabled=\"true\" sslEnabledProtocols=\"TLSv1.1\" SSLProtocol=\"TLSv1\""
                            + " ciphers=\"TLS_AES_256_GCM_SHA384\" SSLCipherSuite=\"RC4-SHA\""
                            + " useServerCipherSuitesOrder=\"true\" SSLHonorCipherOrder=\"false\"/>");
            String at = "error " + server.line(TEMPLATE, "SSLProtocol");

            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly(
                            at + ": the connector on port 8444 accepts TLSv1.1"
                                    + UNLESS.formatted("sslEnabledProtocols"),
                            at + ": the connector on port 8444 accepts TLSv1" + UNLESS.formatted("SSLProtocol"));
            assertThat(server.findings(new TlsCiphers()))
                    .containsExactly(
                            at
                                    + ": the connector on port 8444 offers suites without authenticated encryption or"
                                    + " forward secrecy: RC4-SHA. Set only suites with ECDHE and GCM or ChaCha20.",
                            at + ": the client chooses the cipher suite of the connector on port 8444. Set"
                                    + " SSLHonorCipherOrder to true.");
        }
    }

    /** By the setters of Tomcat 9's AbstractHttp11Protocol, each of which makes the default host of a connector. */
    @ParameterizedTest
    @CsvSource({
        "keystoreFile, true",
        "keystoreProvider, true",
        "SSLCertificateKeyFile, true",
        "truststoreAlgorithm, true",
        "crlFile, true",
        "sessionTimeout, true",
        "SSLProtocol, true",
        "SSLHonorCipherOrder, true",
        "keystoreFile, false",
        "truststoreFile, false"
    })
    void namesOldAttributesBesideAnElementForTheSameHostOnly(String attribute, boolean isDefault) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(
                    server,
                    "<Connector port=\"8444\" SSLEnabled=\"true\" defaultSSLHostConfigName=\"a.b\" %s=\"1\"><SSLHostConfig hostName=\"%s\" protocols=\"TLSv1.3\"/></Connector>"
                            .formatted(attribute, isDefault ? "A.b" : "c.d"));
            var found = new ArrayList<String>();
            for (Control control :
                    List.of(new SeparateKeystores(), new MutualTls(), new TlsProtocols(), new TlsCiphers())) {
                found.addAll(server.findings(control).stream()
                        .filter(finding -> finding.contains(" is set in "))
                        .toList());
            }

            assertThat(found)
                    .isEqualTo(
                            isDefault
                                    ? List.of("error " + server.line(TEMPLATE, "8444") + ": " + attribute
                                            + " is set in Connector, which prevents Tomcat from opening the"
                                            + " connector on port"
                                            + " 8444. Remove it and use [transport.https.sslHostConfig.properties] and"
                                            + " [transport.https.sslHostConfig.certificate.properties].")
                                    : List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Connector port=\"8081\" sslEnabledProtocols=\"TLSv1\"/>", // speaks no TLS
                "<!-- <Connector port=\"8444\" SSLEnabled=\"true\"/> -->",
                "<Connector port=\"8444\" SSLEnabled=\"true\" sslEnabledProtocols=\"all,-TLSv1,-TLSv1.1,-SSLv2Hello\"/>",
                "<Connector port=\"8444\" SSLEnabled=\"true\"><SSLHostConfig protocols=\"TLSv1.2+TLSv1.3\"/></Connector>"
            })
    void letsPassConnectorsThatTakeNoOldProtocol(String connector) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(server, connector);

            assertThat(server.findings(new TlsProtocols())).isEmpty();
        }
    }

    @Test
    void looksAtTheConnectorsOfALookAlikeOf71() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new TlsProtocols())).isEmpty();
            assertThat(server.findings(new TlsCiphers())).isEmpty();
            server.toml("""
                    [custom_transport.partner.properties]
                    port = "8445"
                    SSLEnabled = "true"
                    sslEnabledProtocols = "TLSv1,TLSv1.2"
                    ciphers = "TLS_RSA_WITH_AES_128_CBC_SHA"
                    useServerCipherSuitesOrder = true
                    server = "Apache Tomcat"
                    clientAuth = "sometimes"
                    """);
            String table = "custom_transport.partner.properties.";

            assertThat(server.findings(new TlsProtocols()))
                    .containsExactly("error " + server.line("\"TLSv1,TLSv1.2\"")
                            + ": the connector on port 8445 accepts TLSv1"
                            + UNLESS.formatted(table + "sslEnabledProtocols"));
            assertThat(server.findings(new TlsCiphers()))
                    .containsExactly("error " + server.line("CBC_SHA")
                            + ": the connector on port 8445 offers suites without authenticated encryption or"
                            + " forward secrecy: TLS_RSA_WITH_AES_128_CBC_SHA. Set only suites with ECDHE and"
                            + " GCM or ChaCha20.");
            assertThat(server.findings(new ServerHeader()))
                    .containsExactly("warning " + server.line("Apache Tomcat") + ": " + table
                            + "server is Apache Tomcat, which reveals the product. Set it to Server.");
            assertThat(server.findings(new MutualTls()))
                    .containsExactly("error " + server.line("sometimes") + ": " + table
                            + "clientAuth is sometimes, which Tomcat doesn't recognize: the connector on port 8445"
                            + " isn't opened. Set it to none, optional or required.");
        }
    }
}
