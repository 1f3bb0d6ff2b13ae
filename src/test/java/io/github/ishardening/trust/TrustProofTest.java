package io.github.ishardening.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustProofTest {

    private static final KeystoreEntry AUTHORITY = OwnKeys.authority("authority");
    private static final KeystoreEntry SERVER = OwnKeys.leaf("server", AUTHORITY);

    @TempDir
    Path folder;

    @Test
    void followsAChainToATrustedAuthority() {
        assertThatCode(() -> proof(AUTHORITY.certificate()).requirePaths(Map.of("tls", SERVER.chain())))
                .doesNotThrowAnyException();
    }

    @Test
    void followsAChainWhoseAuthorityIsNotSent() {
        assertThatCode(() -> proof(AUTHORITY.certificate()).requirePaths(Map.of("tls", List.of(SERVER.certificate()))))
                .doesNotThrowAnyException();
    }

    @Test
    void trustsACertificateThatIsTrustedItself() {
        assertThatCode(() -> proof(SERVER.certificate()).requirePaths(Map.of("primary", SERVER.chain())))
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhereAChainEnds() {
        assertRefused(
                () -> proof(OwnKeys.authority("another").certificate()).requirePaths(Map.of("primary", SERVER.chain())),
                "truststore.p12: primary's chain ends at CN=authority, which is not in the truststore. Add the"
                        + " authority's certificate to <truststore><certificates>.");
    }

    @Test
    void tellsAnAuthorityOfTheSameNameFromTheRightOne() {
        assertRefused(
                () -> proof(OwnKeys.authority("authority").certificate())
                        .requirePaths(Map.of("tls", List.of(SERVER.certificate()))),
                "truststore.p12: tls's chain is broken at CN=server: its signature isn't from a trusted key. Add the"
                        + " authority's certificate to <truststore><certificates>.");
    }

    @Test
    void saysThatACertificateHasExpired() {
        var proof = new TrustProof(
                truststore(AUTHORITY.certificate()), new OpenStores(), OwnKeys.NOW.plus(Duration.ofDays(365)));

        assertRefused(
                () -> proof.requirePaths(Map.of("tls", SERVER.chain())),
                "truststore.p12: tls's chain is broken at CN=server: it has expired. Add the authority's certificate"
                        + " to <truststore><certificates>.");
    }

    @Test
    void saysThatTheStoreDoesNotOpen() {
        var store = new StagedKeystore(
                "trust.jks",
                StoreType.JKS,
                new byte[] {1, 2, 3},
                Secret.of("password"),
                SecretName.TRUSTSTORE_PASSWORD);

        assertRefused(
                () -> new TrustProof(store, new OpenStores(), OwnKeys.NOW),
                "trust.jks: can't be opened as a JKS store, but the server will try to. Delete the build directory"
                        + " (mvn clean), and build again.");
    }

    @Test
    void followsTheChainsOfPartners() throws Exception {
        var openSsl = new OpenSsl(folder);
        var root = OpenSsl.certificate(openSsl.selfSigned("root"));
        var leaf = OpenSsl.certificate(openSsl.issued("leaf", "root", "basicConstraints=CA:false"));

        assertThatCode(() -> proof(Instant.now(), leaf, root).requireChainsOf(partners(leaf, root)))
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhereThePartnersChainBreaks() throws Exception {
        var openSsl = new OpenSsl(folder);
        var root = OpenSsl.certificate(openSsl.selfSigned("root"));
        var middle = OpenSsl.certificate(openSsl.issued("middle", "root", "basicConstraints=CA:false"));
        var leaf = OpenSsl.certificate(openSsl.issued("leaf", "middle", "basicConstraints=CA:false"));

        assertRefused(
                () -> proof(Instant.now(), leaf, middle, root).requireChainsOf(partners(leaf, middle, root)),
                "bank.pem: bank-0's chain is broken at CN=middle,O=Partner: it isn't an authority (basic constraints)."
                        + " Get the chain that the partner's server presents, or only its own certificate.");
    }

    @Test
    void shakesHandsWithAClientThatHasTheTruststore() {
        assertThatCode(() -> proof(AUTHORITY.certificate()).requireHandshake(OwnKeys.keystore(SERVER), OwnKeys.RANDOM))
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhyTheyDoNotShakeHands() {
        assertRefused(
                () -> proof(OwnKeys.authority("another").certificate())
                        .requireHandshake(OwnKeys.keystore(SERVER), OwnKeys.RANDOM),
                "tls.p12: a client that has truststore.p12 can't complete a TLS handshake with this server: unable to"
                        + " find valid certification path to requested target. See <keystores><tls> and <truststore>.");
    }

    @Test
    void seesThatAKeyIsNotForTls() {
        var internal = OwnKeys.leaf(Role.INTERNAL, "internal", AUTHORITY);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        proof(AUTHORITY.certificate()).requireHandshake(OwnKeys.keystore(internal), OwnKeys.RANDOM))
                .withMessageStartingWith(
                        "tls.p12: a client that has truststore.p12 can't complete a TLS handshake with this server:");
    }

    private static TrustProof proof(X509Certificate... trusted) {
        return proof(OwnKeys.NOW, trusted);
    }

    private static TrustProof proof(Instant now, X509Certificate... trusted) {
        return new TrustProof(truststore(trusted), new OpenStores(), now);
    }

    private static StagedKeystore truststore(X509Certificate... trusted) {
        return OwnKeys.truststore(IntStream.range(0, trusted.length)
                .boxed()
                .collect(Collectors.toMap(i -> "trusted-" + i, i -> trusted[i])));
    }

    private static List<Partner> partners(X509Certificate... file) {
        return IntStream.range(0, file.length)
                .mapToObj(i -> new Partner(
                        new TruststoreEntry("bank-" + i, file[i]),
                        "<truststore><certificates><certificate>",
                        "bank.pem",
                        Set.of()))
                .toList();
    }

    private static void assertRefused(ThrowingCallable proof, String message) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(proof).withMessage(message);
    }
}
