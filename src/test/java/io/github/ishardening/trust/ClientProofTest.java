package io.github.ishardening.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.problem.ProblemException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientProofTest {

    private static final KeystoreEntry AUTHORITY = OwnKeys.authority("authority");
    private static final KeystoreEntry SERVER = OwnKeys.leaf("server", AUTHORITY);
    private static final KeystoreEntry CLIENT = OwnKeys.leaf("client", OwnKeys.authority("authority of clients"));

    @Test
    void letsInClientsThatAreTrustedThemselves() {
        assertThatCode(() -> proof(CLIENT.certificate()).requireEntry(List.of(client(CLIENT.certificate()))))
                .doesNotThrowAnyException();
    }

    @Test
    void asksNoAuthorityIn() {
        assertThatCode(() -> proof(CLIENT.root()).requireEntry(List.of(client(CLIENT.root()))))
                .doesNotThrowAnyException();
    }

    @Test
    void namesAClientThatWouldBeRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> proof(AUTHORITY.certificate()).requireEntry(List.of(client(CLIENT.certificate()))))
                .withMessage("client.pem: the server would refuse the client client: PKIX path building failed:"
                        + " sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification"
                        + " path to requested target. Add its certificate to <mutualTls><clients>.");
    }

    @Test
    void refusesWhoHasNoCertificateAndWhoIsNoClient() {
        var server = OwnKeys.keystore(SERVER);
        var proof = proof(CLIENT.certificate());

        assertThatCode(() -> proof.requireRefusalWithoutCertificate(server, others(), OwnKeys.RANDOM))
                .doesNotThrowAnyException();
        assertThatCode(() -> proof.requireRefusalOfOthers(server, others(), OwnKeys.RANDOM))
                .doesNotThrowAnyException();
    }

    @Test
    void doesNotMindThatTheServerItselfIsAmongTheClients() {
        assertThatCode(() -> proof(AUTHORITY.certificate())
                        .requireRefusalOfOthers(OwnKeys.keystore(SERVER), others(), OwnKeys.RANDOM))
                .doesNotThrowAnyException();
    }

    private static ClientProof proof(X509Certificate trusted) {
        return new ClientProof(OwnKeys.truststore(Map.of("client", trusted)), new OpenStores(), OwnKeys.NOW);
    }

    private static TrustProof others() {
        return new TrustProof(OwnKeys.truststore(Map.of("ca", AUTHORITY.certificate())), new OpenStores(), OwnKeys.NOW);
    }

    private static Partner client(X509Certificate certificate) {
        return new Partner(
                new TruststoreEntry("client", certificate),
                "<mutualTls><clients><certificate>",
                "client.pem",
                Set.of());
    }
}
