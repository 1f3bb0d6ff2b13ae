package io.github.ishardening.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Location;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.Findings;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.OtherConnectors;
import io.github.ishardening.fixture.TlsServer;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.oracle.OpenSslServer;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.verification.client.Trust;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration is a hardened kernel's, which names TLS 1.3 and one suite; the server is one of the test's own. */
class ServesTlsTest {

    private static final String SUITE = "TLS_AES_256_GCM_SHA384";
    private static final String PROPERTIES = "transport.https.sslHostConfig.properties.";
    private static final String ANOTHER = "Look for another setting of the port that overrides it.";
    private static final String RENEGOTIATION =
            "warning port-9443: lets clients renegotiate without limit: each renegotiation costs the server much more"
                    + " than the client. Start the server with"
                    + " -Djdk.tls.rejectClientInitiatedRenegotiation=true, which the control renegotiation sets.";

    @TempDir
    static Path folder;

    private static Path store;
    private static String password;
    private static Map<Role, List<X509Certificate>> certificates;

    @BeforeAll
    static void takeKeys() throws IOException, InterruptedException, CertificateException {
        AuditedServer.hardened(Kernel.PKCS12).close();
        Path keys = AuditedServer.builds().folder;
        store = keys.resolve("tls.p12");
        password = AuditedServer.builds().secrets().getProperty("tls.password");
        certificates = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            certificates.put(role, OpenSsl.certificates(keys.resolve("certificates/" + role + ".pem")));
        }
        var openssl = new OpenSsl(folder);
        String[] source = {"pkcs12", "-in", store.toAbsolutePath().toString(), "-passin", "pass:" + password, "-nodes"};
        openssl.run(
                Stream.concat(Stream.of(source), Stream.of("-out", "own.pem")).toArray(String[]::new));
        openssl.run(Stream.concat(Stream.of(source), Stream.of("-nocerts", "-out", "own.key"))
                .toArray(String[]::new));
        openssl.selfSigned("other", "/CN=somebody else", List.of("-newkey", "rsa:2048"));
        openssl.run(
                "pkcs12",
                "-export",
                "-in",
                "other.pem",
                "-inkey",
                "other.key",
                "-passout",
                "pass:changeit",
                "-out",
                "other.p12");
    }

    /** Only what is configured. */
    private static void asConfigured(SSLServerSocket socket) {
        socket.setEnabledProtocols(new String[] {"TLSv1.3"});
        socket.setEnabledCipherSuites(new String[] {SUITE});
    }

    private static TlsServer own(Consumer<SSLServerSocket> settings) throws IOException {
        return TlsServer.start(store, password, settings);
    }

    private static RunningServer server(
            String host,
            int port,
            Optional<AuditedServer> configuration,
            Map<Role, List<X509Certificate>> certificates,
            Instant now)
            throws IOException {
        return new RunningServer(
                new ServerAddress(host, port, configuration.isPresent() ? port - 9443 : 0, 0),
                new WebClient(URI.create("https://%s:%d".formatted(host, port)), Trust.everybody()),
                configuration.isPresent() ? Optional.of(configuration.get().inspection()) : Optional.empty(),
                configuration.isEmpty(),
                false,
                Set.of(),
                Optional.empty(),
                KnownSecrets.none(),
                certificates,
                false,
                now);
    }

    private static List<String> ask(RunningServer server) throws IOException {
        var check = new ServesTls();
        var findings = new Findings(check.rule());
        check.ask(server, findings);
        var said = findings.all();
        return Stream.of(
                        said.findings().stream().map(AuditedServer::line),
                        said.byHand().stream()
                                .map(task ->
                                        "by hand %s: %s %s".formatted(task.location(), task.message(), task.cure())),
                        said.notApplicable().stream().map(undecided -> "not applicable: " + undecided.reason()))
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<String> ask(AuditedServer configuration, int port) throws IOException {
        return ask(server("localhost", port, Optional.of(configuration), certificates, KeyBuilds.NOW));
    }

    private static List<String> askHardened(int port) throws IOException {
        try (var configuration = AuditedServer.hardened(Kernel.PKCS12)) {
            return ask(configuration, port);
        }
    }

    @Test
    void saysNothingOfAServerThatSpeaksAsItIsConfigured() throws IOException {
        try (var server = own(ServesTlsTest::asConfigured)) {
            assertThat(askHardened(server.port())).isEmpty();
        }
    }

    @Test
    void saysWhatIsTakenThatTheConfigurationDoesNotName() throws IOException {
        try (var server = own(socket -> {
            socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
            socket.setEnabledCipherSuites(new String[] {
                SUITE,
                "TLS_AES_128_GCM_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"
            });
        })) {
            String kind = certificates
                            .get(Role.TLS)
                            .get(0)
                            .getPublicKey()
                            .getAlgorithm()
                            .equals("RSA")
                    ? "RSA"
                    : "ECDSA";
            assertThat(askHardened(server.port()))
                    .containsExactly(
                            "error port-9443: accepts TLS 1.2, which " + PROPERTIES + "protocols doesn't contain. "
                                    + ANOTHER,
                            "error port-9443: accepts suites without authenticated encryption or forward secrecy:"
                                    + " TLS_ECDHE_" + kind
                                    + "_WITH_AES_128_CBC_SHA. Set only suites with ECDHE and GCM or ChaCha20 in "
                                    + PROPERTIES + "ciphers.",
                            "error port-9443: accepts suites that " + PROPERTIES + "ciphers doesn't contain: TLS_ECDHE_"
                                    + kind + "_WITH_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256. " + ANOTHER,
                            RENEGOTIATION);
        }
    }

    @Test
    void saysThatWhatIsConfiguredIsNotTaken() throws IOException {
        try (var server = own(socket -> socket.setEnabledProtocols(new String[] {"TLSv1.2"}));
                var configuration = AuditedServer.hardened(Kernel.PKCS12)) {
            configuration
                    .replace(ServerFiles.DEPLOYMENT_TOML, "\"+TLSv1.3\"", "\"+TLSv1.2,+TLSv1.3\"")
                    .replace(ServerFiles.DEPLOYMENT_TOML, "ciphers = \"" + SUITE, "ciphers = \"HIGH," + SUITE);

            assertThat(ask(configuration, server.port()))
                    .contains("error port-9443: doesn't accept TLS 1.3, which " + PROPERTIES
                            + "protocols contains. Start the server"
                            + " with Java 11 or later, and set a TLS 1.3 suite in " + PROPERTIES + "ciphers.")
                    .noneMatch(line -> line.contains("ciphers doesn't contain"))
                    .contains(RENEGOTIATION);
        }
        try (var server = own(ServesTlsTest::asConfigured);
                var configuration = AuditedServer.hardened(Kernel.PKCS12)) {
            configuration.replace(ServerFiles.DEPLOYMENT_TOML, "\"+TLSv1.3\"", "\"+TLSv1.2,+TLSv1.3\"");

            assertThat(ask(configuration, server.port()))
                    .containsExactly("error port-9443: doesn't accept TLS 1.2, which " + PROPERTIES
                            + "protocols contains. Set a TLS 1.2 suite in " + PROPERTIES
                            + "ciphers that matches the certificate's key.");
        }
    }

    @Test
    void namesOldVersions() throws IOException {
        try (var server =
                OpenSslServer.start(folder, "own", "-no_tls1_2", "-no_tls1_3", "-cipher", "ALL:@SECLEVEL=0")) {
            assertThat(askHardened(server.port()))
                    .containsExactly(
                            "error port-9443: accepts TLS 1.0 and TLS 1.1. Set only TLSv1.2 and TLSv1.3 in "
                                    + PROPERTIES + "protocols.",
                            "error port-9443: supports neither TLS 1.2 nor TLS 1.3. Set TLSv1.2 and TLSv1.3 in "
                                    + PROPERTIES
                                    + "protocols; if they are set, check the server's log to see why neither works.");
        }
    }

    @Test
    void saysThatTheClientChooses() throws IOException {
        try (var server = own(socket -> {
                    socket.setEnabledProtocols(new String[] {"TLSv1.3"});
                    socket.setEnabledCipherSuites(new String[] {SUITE, "TLS_AES_128_GCM_SHA256"});
                    var parameters = socket.getSSLParameters();
                    parameters.setUseCipherSuitesOrder(false);
                    socket.setSSLParameters(parameters);
                });
                var configuration = AuditedServer.hardened(Kernel.PKCS12)) {
            configuration.replace(ServerFiles.DEPLOYMENT_TOML, SUITE, SUITE + ",TLS_AES_128_GCM_SHA256");

            assertThat(ask(configuration, server.port()))
                    .containsExactly("warning port-9443: lets the client choose the cipher suite, although "
                            + PROPERTIES + "honorCipherOrder is true. " + ANOTHER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required | NONE | doesn't request a client certificate, although %s is required.",
                "want | NONE | doesn't request a client certificate, although %s is want.",
                "required | WANT | accepts clients without a certificate, although %s is required.",
                "want | NEED | rejects clients without a certificate, although %s is want.",
                "none | WANT | requests client certificates, although %s doesn't ask for them.",
                "none | NEED | requests client certificates, although %s doesn't ask for them.",
                "want | WANT |",
                "required | NEED |"
            })
    void comparesWhetherClientsNeedACertificate(String configured, String actual, String message) throws IOException {
        try (var server = own(socket -> {
                    asConfigured(socket);
                    if (actual.equals("WANT")) {
                        socket.setWantClientAuth(true);
                    } else if (actual.equals("NEED")) {
                        socket.setNeedClientAuth(true);
                    }
                });
                var configuration = AuditedServer.hardened(Kernel.PKCS12)) {
            configuration.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "certificateVerification = \"none\"",
                    "certificateVerification = \"" + configured + "\"");

            assertThat(ask(configuration, server.port()))
                    .isEqualTo(
                            message == null
                                    ? List.of()
                                    : List.of("error port-9443: "
                                            + message.formatted(PROPERTIES + "certificateVerification") + " "
                                            + ANOTHER));
        }
    }

    @Test
    void namesAPublishedKey() throws IOException {
        Path stock = folder.resolve("stock.p12");
        Files.write(stock, Kernel.PKCS12.read(Kernel.PKCS12.store("wso2carbon")));
        try (var server = TlsServer.start(stock, "wso2carbon", ServesTlsTest::asConfigured)) {
            assertThat(askHardened(server.port()))
                    .containsExactly(
                            "error port-9443: presents a certificate with a publicly known key (WSO2 Identity Server"
                                    + " 7.0.0). Harden the server: everyone has the private key.",
                            "error port-9443: presents a certificate that expired on 2025-01-07. Renew it, harden"
                                    + " again and restart the server.",
                            "error port-9443: presents a certificate that doesn't cover is.example.com"
                                    + " (server.hostname); it covers localhost. Put the missing name into"
                                    + " <hostname> or <keystores><tls><subjectAlternativeNames>, run harden and"
                                    + " restart the server.");
        }
    }

    @Test
    void namesTheCertificateOfSomebodyElse() throws IOException {
        try (var server = TlsServer.start(folder.resolve("other.p12"), "changeit", ServesTlsTest::asConfigured)) {
            assertThat(askHardened(server.port()))
                    .containsExactly(
                            "error port-9443: presents a different certificate than the keys directory contains:"
                                    + " CN=somebody else."
                                    + " Point [keystore.tls] and the connector's own settings to the store of the tls"
                                    + " key.",
                            "error port-9443: presents a certificate that isn't trusted: its chain ends at"
                                    + " CN=somebody else,"
                                    + " which is not in the truststore. Present it with the intermediate certificates"
                                    + " up to a trusted authority.",
                            "error port-9443: presents a certificate that doesn't cover is.example.com"
                                    + " (server.hostname); it covers no hostname. Put the missing name into"
                                    + " <hostname> or <keystores><tls><subjectAlternativeNames>, run harden and"
                                    + " restart the server.");
        }
    }

    @Test
    void takesAFormerSigningKeyOnAnotherPortForOneOfTheKeysDirectory() throws IOException, CertificateException {
        X509Certificate former =
                OpenSsl.certificates(folder.resolve("other.pem")).get(0);
        var published = new EnumMap<>(certificates);
        published.merge(
                Role.PRIMARY,
                List.of(former),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());

        assertThat(presented(certificates, former, false))
                .contains("a different certificate than the keys directory contains");
        assertThat(presented(published, former, false)).doesNotContain("another certificate");
        assertThat(presented(published, former, true))
                .contains("a different certificate than the keys directory contains");
        assertThat(presented(published, certificates.get(Role.CA).get(0), false))
                .contains("a different certificate than the keys directory contains");
    }

    private static String presented(Map<Role, List<X509Certificate>> known, X509Certificate leaf, boolean isHttps)
            throws IOException {
        var findings = new Findings(new ServesTls().rule());
        PresentedCertificates.to(server("localhost", 9443, Optional.empty(), known, KeyBuilds.NOW), findings)
                .judge(Location.of("port-10711"), List.of(leaf), isHttps);
        return findings.all().findings().toString();
    }

    @Test
    void namesACertificateThatHasExpired() throws IOException {
        Instant end = certificates.get(Role.TLS).get(0).getNotAfter().toInstant();
        try (var server = own(ServesTlsTest::asConfigured);
                var configuration = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(ask(server(
                            "localhost", server.port(), Optional.of(configuration), certificates, end.plusSeconds(1))))
                    .containsExactly("error port-9443: presents a certificate that expired on "
                            + end.toString().substring(0, 10) + ". Renew it, harden again and restart the server.");
        }
    }

    @Test
    void comparesAServerElsewhereWithTheKeysDirectoryOrWithJava() throws IOException {
        try (var server = own(ServesTlsTest::asConfigured)) {
            assertThat(ask(server("localhost", server.port(), Optional.empty(), certificates, KeyBuilds.NOW)))
                    .isEmpty();
            String port = "error port-" + server.port();
            String authority =
                    certificates.get(Role.CA).get(0).getSubjectX500Principal().getName();
            assertThat(ask(server("127.0.0.1", server.port(), Optional.empty(), Map.of(), KeyBuilds.NOW)))
                    .containsExactly(
                            port + ": presents a certificate that isn't trusted: its chain ends at " + authority
                                    + ", which is not in what Java trusts. Present it with the intermediate"
                                    + " certificates up to a trusted authority.",
                            port
                                    + ": presents a certificate that doesn't cover 127.0.0.1; it covers"
                                    + " is.example.com, localhost."
                                    + " Call the server by a name in its certificate, or have one issued for this"
                                    + " name.");
        }
        try (var server = OpenSslServer.start(folder, "own", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0")) {
            assertThat(ask(server("localhost", server.port(), Optional.empty(), certificates, KeyBuilds.NOW)))
                    .containsExactly(
                            "error port-" + server.port()
                                    + ": accepts TLS 1.1. Set only TLSv1.2 and TLSv1.3 in the protocols of the port.",
                            "error port-" + server.port()
                                    + ": supports neither TLS 1.2 nor TLS 1.3. Set TLSv1.2 and TLSv1.3 in the"
                                    + " protocols of the"
                                    + " port; if they are set, check the server's log to see why neither works.");
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (var server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        assertThat(askHardened(port))
                .containsExactly(
                        "error port-9443: nothing is listening on this port. Check the server's log to see why its"
                                + " connector doesn't"
                                + " start.");
    }

    @Test
    void saysThatSomethingElseListens() throws IOException {
        try (var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(
                    () -> {
                        try (Socket client = server.accept()) {
                            client.getInputStream().read(new byte[4096]);
                            client.getOutputStream().write("HTTP/1.1 400\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException e) {
                            // the test says what is missing
                        }
                    },
                    "http");
            thread.setDaemon(true);
            thread.start();

            assertThat(askHardened(server.getLocalPort()))
                    .containsExactly(
                            "error port-9443: can't be checked over TLS: responds with something other than TLS. Check"
                                    + " the server's log, and whether something else listens on the port.");
        }
    }

    @Test
    void asksEveryConnector() throws IOException {
        try (var server = own(ServesTlsTest::asConfigured);
                var other = TlsServer.start(folder.resolve("other.p12"), "changeit", ServesTlsTest::asConfigured);
                var configuration = AuditedServer.hardened(Kernel.PKCS12)) {
            int number = 9443 + other.port() - server.port();
            OtherConnectors.add(
                    configuration,
                    "<Connector port=\"%d\" SSLEnabled=\"true\" sslEnabledProtocols=\"TLSv1.2\" ciphers=\"%s\"/>"
                            .formatted(number, SUITE));
            OtherConnectors.add(configuration, "<Connector port=\"1\" SSLEnabled=\"true\"/>");

            assertThat(ask(configuration, server.port()))
                    .containsExactlyInAnyOrder(
                            "error port-" + number
                                    + ": doesn't accept TLS 1.2, which sslEnabledProtocols contains. Set a TLS 1.2"
                                    + " suite"
                                    + " in ciphers that matches the certificate's key.",
                            "error port-" + number + ": accepts TLS 1.3, which sslEnabledProtocols doesn't contain. "
                                    + ANOTHER,
                            "error port-" + number
                                    + ": presents a different certificate than the keys directory contains:"
                                    + " CN=somebody else. Point the port's settings to a store with a key from the"
                                    + " keys directory.",
                            "error port-" + number + ": presents a certificate that isn't trusted: its chain ends at"
                                    + " CN=somebody else, which is not in the truststore. Present it with the"
                                    + " intermediate certificates up to a trusted authority.",
                            "by hand port-1: nothing is listening on this port, so it wasn't checked. If the server"
                                    + " should listen"
                                    + " there, check its log for the reason, and run the check again.");
        }
    }

    @Test
    void asksTheListenersOfAGateway() throws IOException {
        try (var server = own(socket -> socket.setEnabledProtocols(new String[] {"TLSv1.3"}));
                var configuration = ApiManager.stock(ApiManager.GATEWAY)) {
            assertThat(ask(configuration, server.port()))
                    .filteredOn(line -> line.startsWith("by hand"))
                    .extracting(line -> line.substring(0, line.indexOf(',')))
                    .contains(
                            "by hand port-8243: nothing is listening on this port",
                            "by hand port-9711: nothing is listening on this port");
        }
    }
}
