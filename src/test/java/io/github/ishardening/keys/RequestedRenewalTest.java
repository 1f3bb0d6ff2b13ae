package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.oracle.OpensslAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestedRenewalTest {

    @TempDir
    static Path shared;

    private static OpensslAuthority authority;

    @TempDir
    Path folder;

    private ExternalBuilds external;
    private Builds builds;
    private X509Certificate first;

    @BeforeAll
    static void foundAnAuthority() throws Exception {
        authority = new OpensslAuthority(shared.resolve("authority"), "Example", 1000);
    }

    @BeforeEach
    void installACertificate() throws Exception {
        external = new ExternalBuilds(folder.resolve("keys"));
        builds = external.builds;
        external.ask();
        first = answered(90).entry().certificate();
    }

    @Test
    void keepsTheOldCertificateInUseUntilTheAnswerIsThere() throws Exception {
        byte[] request = Files.readAllBytes(external.request);
        builds.now = builds.now.plus(Duration.ofDays(70));
        Map<String, String> before = builds.snapshot();
        assertThat(external.run().entry().certificate()).isEqualTo(first);
        assertThat(builds.said)
                .containsExactly(
                        "tls: up to date; valid until " + end(first),
                        warning("validity: expires on " + end(first) + ", less than P30D away"));
        assertThat(builds.snapshot()).isEqualTo(before);
        assertThat(external.request).hasBinaryContent(request);

        RoleKey renewed = answered(300);
        assertThat(renewed.status()).isEqualTo(KeyStatus.RENEWED);
        assertThat(renewed.entry().certificate().getPublicKey()).isEqualTo(first.getPublicKey());
        assertThat(builds.said)
                .containsExactly("tls: renewed with the same key (certificate: from replies/tls.pem); valid until "
                        + end(renewed.entry().certificate()) + "; the old certificate is valid until " + end(first));
    }

    @Test
    void stopsOnceTheOldCertificateHasExpired() throws Exception {
        builds.now = builds.now.plus(Duration.ofDays(100));
        external.refuses(builds.path("requests/tls.csr") + ": awaits the authority's reply (validity: expired on "
                + end(first) + "). " + external.awaited());
    }

    @Test
    void writesANewRequestOverTheSameKeyForOtherNames() throws Exception {
        external.ask(external.asked().with(Builds.names("dns:is.example.com", "dns:login.example.com")));
        assertThat(external.run().entry().certificate()).isEqualTo(first);
        assertThat(builds.said)
                .containsExactly(
                        "tls: up to date; valid until " + end(first),
                        warning("subject alternative names: dns:login.example.com is missing"));
        RoleKey renewed = answered(300);
        assertThat(renewed.entry().certificate().getPublicKey()).isEqualTo(first.getPublicKey());
        assertThat(SubjectAlternativeName.of(renewed.entry().certificate()))
                .isEqualTo(Builds.names("dns:is.example.com", "dns:login.example.com"));
        assertThat(external.run().status()).isEqualTo(KeyStatus.UP_TO_DATE);
    }

    @Test
    void writesANewRequestForAnotherCommonNameOnly() throws Exception {
        external.ask(Asked.with(external.asked(), DistinguishedName.parse("<subject>", "CN=is.example.com,O=Example")));
        external.run();
        assertThat(builds.said).containsExactly("tls: up to date; valid until " + end(first));
        external.ask(Asked.with(external.asked(), DistinguishedName.parse("<subject>", "CN=login.example.com")));
        external.run();
        assertThat(builds.said)
                .endsWith(warning("subject: is CN=is.example.com, but CN=login.example.com is configured"));
    }

    @Test
    void asksOutsideAFrozenDirectoryOnly() throws Exception {
        builds.now = builds.now.plus(Duration.ofDays(70));
        builds.frozen = true;
        assertThat(external.run().entry().certificate()).isEqualTo(first);
        Files.delete(external.request);
        external.refuses(builds.path("requests/tls.csr") + ": would be written, but the keys directory is frozen. Run"
                + " generate-keystores without is-hardening.frozen where you keep the keys, and copy the result here.");
    }

    @Test
    void goesOnWithACertificateOfTheLocalAuthorityUntilTheAnswerIsThere() throws Exception {
        KeysPlan requests = external.plan;
        external = new ExternalBuilds(folder.resolve("local"));
        builds = external.builds;
        external.plan = Builds.SMALL;
        first = external.run().entry().certificate();
        external.plan = requests;
        assertThat(external.run().entry().certificate()).isEqualTo(first);
        assertThat(builds.said)
                .endsWith(warning("issuer: is " + first.getIssuerX500Principal().getName()
                        + ", but an external authority is configured"));
        assertThat(answered(300).entry().certificate().getPublicKey()).isEqualTo(first.getPublicKey());
    }

    @Test
    void keepsKeyAndChainWhenTheStoreIsWrittenAnew() throws Exception {
        var chain = external.run().entry().chain();
        external.ask(Asked.withAlias(external.asked(), "server"));
        RoleKey rewritten = external.run();
        assertThat(rewritten.status()).isEqualTo(KeyStatus.REWRITTEN);
        assertThat(rewritten.entry().chain()).isEqualTo(chain);
    }

    @Test
    void archivesTheCertificateOfAKeyThatIsReplaced() throws Exception {
        builds.rotate(external.plan, Role.TLS);
        String former = "certificates/tls-" + Spki.sha256(first).substring(0, Spki.SHORT) + ".pem";
        assertThat(builds.said)
                .containsExactly(
                        "WARNING tls: new key replaces the old one (key: a new one is requested); without a certificate"
                                + " yet; the old certificate is kept as " + former,
                        "WARNING " + builds.path("requests/tls.csr")
                                + ": awaits the authority's reply (certificate: there is none yet). "
                                + external.awaited());
        assertThat(builds.folder.resolve(former)).exists();
        external.refuses(builds.path("replies/tls.pem") + ": is for another key: that of CN=is.example.com is sha256:"
                + Spki.sha256(first) + ", but requests/tls.csr is for sha256:" + Spki.sha256(external.installed())
                + ". Have requests/tls.csr signed, and put the reply there instead.");
        assertThat(answered(300).status()).isEqualTo(KeyStatus.CERTIFIED);
    }

    @Test
    void endsWhereTheKeySignsItselfAgain() throws Exception {
        builds.rotate(external.plan, Role.TLS);
        external.plan = Asked.plan("is.example.com", external.plan.specs());
        RoleKey key = external.run();
        assertThat(key.status()).isEqualTo(KeyStatus.RENEWED);
        assertThat(key.entry().chain()).hasSize(1);
        assertThat(builds.said.get(0))
                .endsWith("); valid until " + end(key.entry().certificate()));
    }

    private RoleKey answered(int days) throws Exception {
        external.answer(OpensslAuthority.concatenated(
                authority.sign(external.request, days), authority.intermediate, authority.root));
        return external.run();
    }

    private String warning(String why) {
        return "WARNING tls: " + why + "; the certificate in use is valid until " + end(first) + ". "
                + builds.path("requests/tls.csr") + " awaits the authority's reply. " + external.awaited();
    }

    private static LocalDate end(X509Certificate certificate) {
        return Validity.day(certificate.getNotAfter().toInstant());
    }
}
