package io.github.ishardening.control.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CVE-2025-9312, on a kernel with the identity framework's template of before or after the cure. */
class Cve20259312CheckTest {

    private static final String IDENTITY =
            "repository/resources/conf/templates/repository/conf/identity/identity.xml.j2";
    private static final String BEFORE = "<Server/>";
    private static final String AFTER = "<Server>{{client_certificate_based_authentication.enable}}</Server>";
    private static final String CURE =
            " Turn them off with <mutualTls><mode>off</mode>, or list the accepted clients in <mutualTls><clients>,"
                    + " or install an update that supports [client_certificate_based_authentication], or explain in"
                    + " <mutualTls><acceptRisk> why this can't be exploited.";
    private static final String POWER =
            " WSO2 Carbon Kernel 4.10.32 lets such a client choose which user to act as, including any administrator"
                    + " (CVE-2025-9312).";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    private KeyBuilds builds;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
    }

    @Test
    void isRefusedWhereAFragmentAsksForCertificates() throws IOException {
        wants("""
                [transport.https.sslHostConfig.properties]
                certificateVerification = "want"
                """);

        assertRefused(
                "repository/conf/deployment.toml: transport.https.sslHostConfig.properties.certificateVerification ="
                        + " want accepts every certificate from any authority or partner in client-truststore.p12"
                        + " (trusted certificates: 143)." + POWER + CURE);
    }

    @Test
    void isRefusedAtTheConnectorForLoginsToo() throws IOException {
        wants("""
                [custom_transport.x509.properties]
                port = "8443"
                clientAuth = "want"
                """);

        assertRefused(
                "repository/conf/deployment.toml: custom_transport.x509.properties.clientAuth = want accepts every"
                        + " certificate from any authority or partner in client-truststore.p12 (trusted certificates: 143)."
                        + POWER
                        + CURE);
    }

    @Test
    void isRefusedWhereThePlugInIsToLeaveClientCertificatesAlone() throws IOException {
        builds.excludedControls = Set.of("mutual-tls");
        assertThatCode(() -> harden(BEFORE)).doesNotThrowAnyException();
        wants("""
                [transport.https.properties]
                certificate_verification = "required"
                """);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> harden(BEFORE))
                .withMessageContaining("CVE-2025-9312");
    }

    @Test
    void isRefusedWhereAPublicAuthorityIsToLetInClients() throws IOException {
        Path authority =
                Files.writeString(shared.resolve("public.pem"), PemWriter.certificates(List.of(publicAuthority())));
        builds.trust = NamedCertificates.clients(authority);

        assertRefused(
                authority + ": " + publicAuthority().getSubjectX500Principal().getName()
                        + " is an authority, so every client with a certificate from it is accepted." + POWER + CURE);
    }

    @Test
    void isNoneWhereOnlyClientsGetIn() throws Exception {
        Path client = new OpenSsl(shared).selfSigned("client");
        builds.trust = NamedCertificates.clients(client);

        assertThatCode(() -> harden(BEFORE)).doesNotThrowAnyException();
    }

    @Test
    void isNoneAfterTheCure() throws IOException {
        wants("""
                [transport.https.sslHostConfig.properties]
                certificateVerification = "want"
                """);

        assertThatCode(() -> harden(AFTER)).doesNotThrowAnyException();
    }

    @Test
    void isAcceptedForAReasonWhichIsSaid() throws IOException {
        wants("""
                [transport.https.sslHostConfig.properties]
                certificateVerification = "want"
                """);
        builds.trust = NamedCertificates.mutualTls(new MutualTlsRequest(
                MutualTlsRequest.Mode.OFF, List.of(), Optional.empty(), Optional.of("a proxy takes the header out")));

        harden(BEFORE);

        assertThat(builds.said)
                .contains("WARNING repository/conf/deployment.toml:"
                        + " transport.https.sslHostConfig.properties.certificateVerification = want accepts every"
                        + " certificate from any authority or partner in client-truststore.p12 (trusted certificates: 143)."
                        + POWER
                        + " Accepted: a proxy takes the header out");
    }

    private void wants(String fragment) throws IOException {
        builds.fragment = Optional.of(Files.writeString(shared.resolve("fragment.toml"), fragment));
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> harden(BEFORE))
                .withMessage(message);
    }

    private void harden(String identityTemplate) throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            distribution.write(IDENTITY, identityTemplate.getBytes(StandardCharsets.UTF_8));
            ServerBuilds.harden(builds, distribution);
        }
    }

    private static X509Certificate publicAuthority() throws IOException {
        String path = Kernel.PKCS12.store("client-truststore");
        return KeystoreReader.open(path, Kernel.PKCS12.read(path), Secret.of("wso2carbon"))
                .trusted()
                .get("cn_isrg_root_x1,o_internet_security_research_group,c_us");
    }
}
