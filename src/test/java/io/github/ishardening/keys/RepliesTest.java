package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.oracle.OpensslAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepliesTest {

    private static final String COMPLETE =
            " Add the authority's certificates to this file, or to the one in <certificateAuthority><trustAnchors>.";
    private static final String AS_IT_IS =
            " Have requests/tls.csr signed unchanged, or change <keystores><tls> to request only what the"
                    + " authority grants.";

    @TempDir
    static Path shared;

    private static OpensslAuthority authority;
    private static OpensslAuthority shortLived;

    @TempDir
    Path folder;

    private ExternalBuilds external;
    private Builds builds;

    /** What authorities make of a leaf and their own certificates. */
    private enum Shape {
        LEAF_ONLY,
        CHAIN,
        REVERSED_CHAIN,
        WITH_ROOT,
        PKCS7_PEM,
        PKCS7_DER,
        DER;

        /** Puts the answer where it is awaited. */
        void send(ExternalBuilds to, Path leaf) throws Exception {
            switch (this) {
                case LEAF_ONLY -> to.answer(Files.readString(leaf));
                case CHAIN -> to.answer(OpensslAuthority.concatenated(leaf, authority.intermediate));
                case REVERSED_CHAIN -> to.answer(OpensslAuthority.concatenated(authority.intermediate, leaf));
                case WITH_ROOT ->
                    to.answer(OpensslAuthority.concatenated(authority.root, leaf, authority.intermediate));
                case PKCS7_PEM -> to.answer("tls.p7b", pkcs7(leaf, "PEM"));
                case PKCS7_DER -> to.answer("tls.p7b", pkcs7(leaf, "DER"));
                case DER -> to.answer("tls.cer", converted("x509", "-in", leaf.toString(), "-outform", "DER"));
            }
        }

        private static byte[] pkcs7(Path leaf, String form) throws Exception {
            return converted(
                    "crl2pkcs7",
                    "-nocrl",
                    "-certfile",
                    leaf.toString(),
                    "-certfile",
                    authority.intermediate.toString(),
                    "-certfile",
                    authority.root.toString(),
                    "-outform",
                    form);
        }

        private static byte[] converted(String... arguments) throws Exception {
            Path result = Files.createTempFile(shared, "reply", "");
            var all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("-out", result.toString()));
            Command run = Programs.openssl(all.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.output()).isZero();
            return Files.readAllBytes(result);
        }
    }

    @BeforeAll
    static void foundAuthorities() throws Exception {
        authority = new OpensslAuthority(shared.resolve("authority"), "Example", 1000);
        shortLived = new OpensslAuthority(shared.resolve("short-lived"), "Short", 10);
    }

    @BeforeEach
    void ask() {
        external = new ExternalBuilds(folder.resolve("keys"));
        builds = external.builds;
        external.ask();
    }

    @ParameterizedTest
    @EnumSource
    void areInstalledWhateverTheirShape(Shape shape) throws Exception {
        X509Certificate requested = external.installed();
        external.trust(authority.root, authority.intermediate);
        shape.send(external, authority.sign(external.request));
        RoleKey key = external.run();
        assertThat(key.status()).isEqualTo(KeyStatus.CERTIFIED);
        assertThat(key.entry().certificate().getPublicKey()).isEqualTo(requested.getPublicKey());
        assertThat(key.entry().chain()).hasSize(3);
        String chain = builds.path("certificates/tls.pem");
        assertThat(Programs.openssl(
                                "verify",
                                "-x509_strict",
                                "-CAfile",
                                authority.root.toString(),
                                "-untrusted",
                                chain,
                                chain)
                        .output())
                .isEqualTo(chain + ": OK\n");
        Map<String, String> installed = builds.snapshot();
        assertThat(external.run().status()).isEqualTo(KeyStatus.UP_TO_DATE);
        assertThat(builds.snapshot()).isEqualTo(installed);
    }

    @Test
    void bringTheirOwnRootWhereNoneIsNamed() throws Exception {
        Shape.WITH_ROOT.send(external, authority.sign(external.request));
        assertThat(external.run().entry().root().getSubjectX500Principal().getName())
                .isEqualTo("CN=Example");
        assertThat(builds.said)
                .containsExactly(
                        "tls: certificate installed, same key (certificate: from replies/tls.pem); valid until "
                                + end());
    }

    @Test
    void areTrustedAsFarAsTheyReachAndThatIsSaid() throws Exception {
        Shape.CHAIN.send(external, authority.sign(external.request));
        assertThat(external.run().entry().chain()).hasSize(2);
        assertThat(builds.said)
                .containsExactly(
                        "tls: certificate installed, same key (certificate: from replies/tls.pem, without a root; the topmost"
                                + " certificate, CN=Example Issuing, is trusted); valid until " + end());
    }

    @Test
    void areTrustedUpToTheAnchorThatIsNamed() throws Exception {
        external.trust(authority.intermediate);
        Shape.WITH_ROOT.send(external, authority.sign(external.request));
        assertThat(external.run().entry().chain()).hasSize(2);
    }

    @Test
    void areRefusedForAnotherKey() throws Exception {
        var other = new ExternalBuilds(folder.resolve("others"));
        other.ask();
        Shape.WITH_ROOT.send(external, authority.sign(other.request));
        external.refuses(reply() + "is for another key: that of CN=is.example.com is sha256:"
                + Spki.sha256(other.installed()) + ", but requests/tls.csr is for sha256:"
                + Spki.sha256(external.installed())
                + ". Have requests/tls.csr signed, and put the reply there instead.");
    }

    @Test
    void areRefusedWithoutTheIssuersCertificate() throws Exception {
        Shape.LEAF_ONLY.send(external, authority.sign(external.request));
        external.refuses(reply()
                + "lacks the certificate of CN=Example Issuing, which issued that of CN=is.example.com." + COMPLETE);
    }

    @Test
    void areRefusedWithAGap() throws Exception {
        external.answer(OpensslAuthority.concatenated(authority.sign(external.request), authority.root));
        external.refuses(reply()
                + "lacks the certificate of CN=Example Issuing, which issued that of CN=is.example.com." + COMPLETE);
        external.answer(OpensslAuthority.concatenated(
                authority.sign(external.request), authority.intermediate, shortLived.root));
        external.refuses(
                reply() + "lacks the certificate of CN=Example, which issued that of CN=Example Issuing." + COMPLETE);
    }

    @Test
    void areRefusedFromAnotherAuthorityThanTheOneThatIsTrusted() throws Exception {
        external.trust(shortLived.root);
        Shape.WITH_ROOT.send(external, authority.sign(external.request));
        external.refuses(reply() + "leads to CN=Example, which isn't in <certificateAuthority><trustAnchors>."
                + " Have the request signed by a trusted authority, or trust this one.");
        Shape.CHAIN.send(external, authority.sign(external.request));
        external.refuses(
                reply() + "lacks the certificate of CN=Example, which issued that of CN=Example Issuing." + COMPLETE);
    }

    @Test
    void areRefusedFromAnAuthorityThatHasExpired() throws Exception {
        external.answer(OpensslAuthority.concatenated(
                shortLived.sign(external.request), shortLived.intermediate, shortLived.root));
        String expired = end(shortLived.intermediate);
        builds.now = builds.now.plus(Duration.ofDays(20));
        external.refuses(reply() + "the issuer CN=Short Issuing expired on " + expired
                + ". Have the request signed by an authority whose certificate is valid.");
    }

    @Test
    void areRefusedOnceTheyHaveExpiredThemselves() throws Exception {
        Path signed = authority.sign(external.request, 10);
        Shape.WITH_ROOT.send(external, signed);
        String expired = end(signed);
        builds.now = builds.now.plus(Duration.ofDays(20));
        external.refuses(reply() + "its certificate CN=is.example.com expired on " + expired
                + ". Have the request signed again.");
    }

    @Test
    void areRefusedFromSomebodyWhoIsNoAuthority() throws Exception {
        var other = new ExternalBuilds(folder.resolve("others"));
        other.ask();
        Path impostor = authority.sign(other.request);
        external.answer(PemWriter.certificates(List.of(other.issuedWith(impostor, external.installed())))
                + OpensslAuthority.concatenated(impostor, authority.intermediate, authority.root));
        external.refuses(reply() + "its chain is not valid at CN=is.example.com: CA key usage check failed:"
                + " keyCertSign bit is not set. Request a valid one from the authority.");
    }

    @Test
    void areRefusedIfNobodyButTheKeySigned() throws Exception {
        external.answer(PemWriter.certificates(List.of(external.installed())));
        external.refuses(builds.path("requests/tls.csr") + ": awaits the authority's reply (certificate: there is none"
                + " yet). " + external.awaited());
        external.answer(PemWriter.certificates(List.of(external.selfSigned())));
        external.refuses(reply() + "is self-signed, not signed by an authority. Have the request signed.");
    }

    @Test
    void areRefusedIfTheyLackWhatWasAskedFor() throws Exception {
        String nameless = """
                basicConstraints = critical, CA:FALSE
                subjectAltName = DNS:www.example.com
                keyUsage = critical, keyEncipherment
                extendedKeyUsage = clientAuth
                subjectKeyIdentifier = hash
                authorityKeyIdentifier = keyid
                """;
        Shape.WITH_ROOT.send(external, authority.sign(external.request, nameless));
        external.refuses(String.join(
                System.lineSeparator(),
                reply() + "its certificate differs from the request: subject alternative names: dns:is.example.com is"
                        + " missing.",
                reply() + "its certificate differs from the request: usages: digitalSignature and serverAuth are"
                        + " missing." + AS_IT_IS));
    }

    @Test
    void mayAddToWhatWasAskedFor() throws Exception {
        String generous = """
                basicConstraints = critical, CA:FALSE
                subjectAltName = DNS:is.example.com, DNS:www.example.com
                extendedKeyUsage = serverAuth, emailProtection
                subjectKeyIdentifier = hash
                authorityKeyIdentifier = keyid
                """;
        Shape.WITH_ROOT.send(external, authority.sign(external.request, generous));
        assertThat(external.run().status()).isEqualTo(KeyStatus.CERTIFIED);
        assertThat(external.run().status()).isEqualTo(KeyStatus.UP_TO_DATE);
    }

    @Test
    void areRefusedIfThereAreTwo() throws Exception {
        Shape.DER.send(external, authority.sign(external.request));
        Shape.CHAIN.send(external, authority.sign(external.request));
        external.refuses(
                builds.path("replies/tls.cer") + ": is a second reply, in addition to tls.pem. Keep the right one.");
    }

    @Test
    void areRefusedIfDamaged() throws Exception {
        external.answer("Dear customer");
        external.refuses(
                reply() + "isn't a certificate, or is truncated. Provide it as PEM, DER, PKCS7, PKCS12 or JKS.");
    }

    @Test
    void areNotReadWithoutTheTrustAnchorsThatAreNamed() throws Exception {
        Path anchors = folder.resolve("anchors.pem");
        external.plan = Asked.withRequestsTo(external.plan, new ExternalAuthority(Optional.of(anchors)));
        external.refuses(
                "<certificateAuthority><trustAnchors>: " + anchors + " doesn't exist. Specify an existing file.");
        Files.writeString(anchors, "Dear customer");
        external.refuses(
                anchors + ": isn't a certificate, or is truncated. Provide it as PEM, DER, PKCS7, PKCS12 or JKS.");
    }

    @Test
    void areNotInstalledWhereTheDirectoryIsFrozen() throws Exception {
        Shape.WITH_ROOT.send(external, authority.sign(external.request));
        builds.frozen = true;
        external.refuses(builds.path("tls.p12") + ": would be rewritten: certificate: from replies/tls.pem, but the"
                + " keys directory is frozen. Run generate-keystores without is-hardening.frozen where you"
                + " keep the keys, and copy the result here.");
    }

    @Test
    void areNeededNoMoreOnceInstalled() throws Exception {
        Shape.WITH_ROOT.send(external, authority.sign(external.request));
        external.run();
        Files.delete(builds.folder.resolve("replies/tls.pem"));
        Files.delete(external.request);
        builds.frozen = true;
        assertThat(external.run().status()).isEqualTo(KeyStatus.UP_TO_DATE);
    }

    private String reply() {
        return builds.path("replies/tls.pem") + ": ";
    }

    private String end() throws Exception {
        return end(external.installed());
    }

    private static String end(Path certificate) throws IOException {
        return end(CertificateReader.read(certificate.toString(), Files.readAllBytes(certificate))
                .get(0));
    }

    private static String end(X509Certificate certificate) {
        return Validity.day(certificate.getNotAfter().toInstant()).toString();
    }
}
