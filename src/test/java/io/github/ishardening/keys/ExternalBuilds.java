package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.OpensslAuthority;
import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds whose tls certificate an authority elsewhere signs. */
final class ExternalBuilds {

    private static final KeystoreSpec TLS =
            Asked.of(Role.TLS, KeyAlgorithm.EC_P256).with(Builds.names("dns:is.example.com"));

    final Builds builds;
    final Path request;
    KeysPlan plan =
            Asked.withRequestsTo(Asked.plan("is.example.com", List.of(TLS)), new ExternalAuthority(Optional.empty()));

    ExternalBuilds(Path folder) {
        builds = new Builds(folder);
        // The authority's program goes by the real time, and takes some.
        builds.now = Instant.now().plus(Duration.ofHours(1));
        request = folder.resolve("requests/tls.csr");
    }

    /** Has the keys made, and the request written. */
    void ask() {
        assertThatThrownBy(this::run).isInstanceOf(ProblemException.class);
        assertThat(request).exists();
    }

    RoleKey run() throws Exception {
        return builds.run(plan).get(Role.TLS);
    }

    void trust(Path... files) throws Exception {
        Path anchors = builds.folder.resolveSibling("anchors.pem");
        Files.writeString(anchors, OpensslAuthority.concatenated(files));
        plan = Asked.withRequestsTo(plan, new ExternalAuthority(Optional.of(anchors)));
    }

    void ask(KeystoreSpec spec) {
        plan = Asked.with(plan, spec);
    }

    KeystoreSpec asked() {
        return plan.keystores().get(Role.TLS);
    }

    void answer(String pem) throws Exception {
        answer("tls.pem", pem.getBytes(StandardCharsets.US_ASCII));
    }

    void answer(String name, byte[] content) throws Exception {
        Files.write(Files.createDirectories(builds.folder.resolve("replies")).resolve(name), content);
    }

    X509Certificate installed() throws Exception {
        return entry().certificate();
    }

    /** A certificate over the key itself. */
    X509Certificate selfSigned() throws Exception {
        return Samples.template(Role.TLS, KeyAlgorithm.EC_P256)
                .selfSigned(new KeyPair(installed().getPublicKey(), entry().key()), builds.now, Samples.RANDOM);
    }

    /** A certificate over the key of another one, issued by whoever has this certificate over this build's key. */
    X509Certificate issuedWith(Path own, X509Certificate other) throws Exception {
        var issuer = new KeystoreEntry(
                "issuer", entry().key(), CertificateReader.read(own.toString(), Files.readAllBytes(own)));
        return Samples.template(Role.TLS, KeyAlgorithm.EC_P256)
                .issuedBy(issuer, other.getPublicKey(), builds.now, Samples.RANDOM);
    }

    private KeystoreEntry entry() throws Exception {
        byte[] store = Files.readAllBytes(builds.folder.resolve("tls.p12"));
        var password = builds.secrets.passwords.get(Role.TLS);
        return KeystoreReader.open("tls.p12", store, password).entry("tls", password);
    }

    /** Expects a build that changes nothing and ends in this message. */
    void refuses(String message) throws Exception {
        Map<String, String> before = builds.snapshot();
        assertThatThrownBy(this::run).isInstanceOf(ProblemException.class).hasMessage(message);
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    /** Where the answer is awaited, in the words of messages. */
    String awaited() {
        return "Have it signed, and put the reply into " + builds.path("replies/tls.pem")
                + " (PEM), tls.p7b (PKCS7) or tls.cer (DER).";
    }
}
