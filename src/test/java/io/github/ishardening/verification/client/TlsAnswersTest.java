package io.github.ishardening.verification.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.TlsServer;
import io.github.ishardening.inspection.connector.TlsSuite;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.oracle.OpenSslClient;
import io.github.ishardening.oracle.OpenSslServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers are Java's and openssl's; openssl is also the other client, which has to find the same. */
class TlsAnswersTest {

    private static final String PASSWORD = "changeit";
    private static final String ALL = "ALL:COMPLEMENTOFALL:eNULL:@SECLEVEL=0";

    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void makeKey() throws IOException, InterruptedException {
        var openssl = new OpenSsl(folder);
        openssl.selfSigned("server", "/CN=localhost", List.of("-newkey", "rsa:2048"));
        store = openssl.run(
                "pkcs12",
                "-export",
                "-in",
                "server.pem",
                "-inkey",
                "server.key",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                "server.p12");
    }

    private static TlsServer java(Consumer<SSLServerSocket> settings) throws IOException {
        return TlsServer.start(store, PASSWORD, settings);
    }

    private static OpenSslServer openssl(String... options) throws IOException {
        return OpenSslServer.start(folder, "server", options);
    }

    private static TlsAnswers ask(int port) throws IOException {
        return TlsAnswers.of(new TlsPort("localhost", port, "localhost"));
    }

    private static List<String> names(TlsAnswers answers, TlsVersion version) {
        return answers.suites().getOrDefault(version, List.of()).stream()
                .map(TlsSuite::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"tls1, TLS_1_0", "tls1_1, TLS_1_1", "tls1_2, TLS_1_2", "tls1_3, TLS_1_3"})
    void tellOneVersionFromTheOthers(String option, TlsVersion version) throws IOException {
        try (var server = openssl("-" + option, "-cipher", ALL)) {
            assertThat(ask(server.port()).suites()).containsOnlyKeys(version);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsVersion.class,
            names = {"TLS_1_2", "TLS_1_3"})
    void haveTheSuitesThatOpensslFindsAtJava(TlsVersion version) throws IOException, InterruptedException {
        try (var server = java(socket -> {})) {
            var found = names(ask(server.port()), version);

            assertThat(found)
                    .hasSizeGreaterThan(2)
                    .isEqualTo(new OpenSslClient(server.port())
                            .suites(version == TlsVersion.TLS_1_2 ? "tls1_2" : "tls1_3"));
        }
    }

    @Test
    void haveSuitesThatJavaDoesNotOffer() throws IOException {
        String suites = "ADH-AES128-SHA:NULL-SHA256:CAMELLIA256-SHA:AES256-SHA:ECDHE-RSA-AES128-CCM:@SECLEVEL=0";
        try (var server = openssl("-tls1_2", "-serverpref", "-cipher", suites)) {
            var answers = ask(server.port());

            assertThat(names(answers, TlsVersion.TLS_1_2))
                    .containsExactly(
                            "TLS_DH_anon_WITH_AES_128_CBC_SHA",
                            "TLS_RSA_WITH_NULL_SHA256",
                            "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA",
                            "TLS_RSA_WITH_AES_256_CBC_SHA");
            assertThat(answers.serverChooses()).contains(true);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sayWhoseOrderOfSuitesCounts(boolean serverChooses) throws IOException {
        try (var server = java(socket -> {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setUseCipherSuitesOrder(serverChooses);
            socket.setSSLParameters(parameters);
        })) {
            assertThat(ask(server.port()).serverChooses()).contains(serverChooses);
        }
    }

    @Test
    void leaveTheOrderOpenWhereThereIsOneSuite() throws IOException {
        try (var server =
                java(socket -> socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"}))) {
            var answers = ask(server.port());

            assertThat(answers.suites()).containsOnlyKeys(TlsVersion.TLS_1_2);
            assertThat(answers.serverChooses()).isEmpty();
        }
    }

    @Test
    void haveTheChain() throws Exception {
        try (var server = java(socket -> {})) {
            var handshake = ask(server.port()).handshake().orElseThrow();

            assertThat(handshake.chain()).containsExactly(OpenSsl.certificate(folder.resolve("server.pem")));
            assertThat(handshake.asksForCertificate()).isFalse();
            assertThat(handshake.fault()).isEmpty();
        }
    }

    @Test
    void sayThatJavaLetsClientsRenegotiate() throws IOException {
        try (var server = java(socket -> {})) {
            assertThat(ask(server.port()).renegotiates()).contains(true);
        }
    }

    @Test
    void sayThatOpensslLetsClientsRenegotiateOnRequest() throws IOException {
        try (var server = openssl("-tls1_2", "-client_renegotiation")) {
            assertThat(ask(server.port()).renegotiates()).contains(true);
        }
        try (var server = openssl("-tls1_2")) {
            assertThat(ask(server.port()).renegotiates()).contains(false);
        }
        try (var server = openssl("-tls1_3")) {
            assertThat(ask(server.port()).renegotiates()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, false", "TLSv1.3, false", "TLSv1.2, true", "TLSv1.3, true"})
    void sayWhetherClientsNeedACertificate(String version, boolean isNeeded) throws IOException {
        try (var server = java(socket -> {
            socket.setEnabledProtocols(new String[] {version});
            socket.setWantClientAuth(true);
            if (isNeeded) {
                socket.setNeedClientAuth(true);
            }
        })) {
            var answers = ask(server.port());
            var handshake = answers.handshake().orElseThrow();

            assertThat(handshake.asksForCertificate()).isTrue();
            assertThat(handshake.fault().isPresent()).isEqualTo(isNeeded);
            assertThat(handshake.chain()).hasSize(1);
            assertThat(answers.renegotiates())
                    .isEqualTo(version.equals("TLSv1.2") && !isNeeded ? Optional.of(true) : Optional.empty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-verify", "-Verify"})
    void sayOfOpensslWhetherClientsNeedACertificate(String option) throws IOException {
        try (var server = openssl("-tls1_3", option, "1")) {
            var handshake = ask(server.port()).handshake().orElseThrow();

            assertThat(handshake.asksForCertificate()).isTrue();
            assertThat(handshake.fault().isPresent()).isEqualTo(option.equals("-Verify"));
        }
    }

    @Test
    void sayWhatJavasClientStumblesOver() throws IOException {
        try (var server = openssl("-tls1_2", "-cipher", "NULL-SHA256:@SECLEVEL=0")) {
            var handshake = ask(server.port()).handshake().orElseThrow();

            assertThat(handshake.chain()).isEmpty();
            assertThat(handshake.fault()).contains("Received fatal alert: handshake_failure");
        }
    }
}
