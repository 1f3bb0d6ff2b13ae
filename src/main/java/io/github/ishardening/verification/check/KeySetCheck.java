package io.github.ishardening.verification.check;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.file.Digests;
import io.github.ishardening.trust.PublishedKeys;
import io.github.ishardening.verification.client.JsonWebKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that the keys that a server publishes for its tokens are only those of the role {@code primary}. */
final class KeySetCheck {

    static final String PATH = "/oauth2/jwks";

    private static final int MOST = 100;
    private static final String ONE_KEY =
            "The server publishes every key of its primary keystore: keep only the key of the role primary in it.";
    private static final String NEW_KEY =
            "Replace it with the goal rotate-key, and make the server's partners fetch its keys again.";

    private static final String MAPPING = "keystore.mapping.oauth.keystore_file_name";

    private final Inquiry inquiry;
    private final Map<Role, List<X509Certificate>> certificates;
    private final PublishedKeys published = PublishedKeys.load();

    KeySetCheck(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.certificates = inquiry.server().certificates();
    }

    /**
     * The certificate of {@code primary}; empty without a keys directory, or if tokens are signed with another
     * keystore.
     */
    static Optional<X509Certificate> primary(RunningServer server) {
        return Optional.ofNullable(
                        isMapped(server) ? null : server.certificates().get(Role.PRIMARY))
                .flatMap(chain -> chain.stream().findFirst());
    }

    /** Since Identity Server 7.1, OAuth may have its own keystore. */
    private static boolean isMapped(RunningServer server) {
        return server.configuration()
                .flatMap(inspection -> inspection.value(MAPPING))
                .isPresent();
    }

    /** Checks all keys. */
    void check(List<JsonWebKey> keys) {
        Set<PublicKey> seen = new HashSet<>();
        Map<String, Optional<PublicKey>> named = new HashMap<>();
        for (int i = 0; i < Math.min(keys.size(), MOST); i++) {
            JsonWebKey key = keys.get(i);
            check("key " + (i + 1), key, seen);
            key.id().ifPresent(id -> {
                if (!named.computeIfAbsent(id, any -> key.key()).equals(key.key())) {
                    fault("has two keys with the same ID (kid), '%s'.".formatted(Quoted.of(id)), ONE_KEY);
                }
            });
        }
        if (keys.size() > MOST) {
            fault("contains %s keys, of which only the first %s were checked.".formatted(keys.size(), MOST), ONE_KEY);
        }
        var primary = primary(inquiry.server()).map(X509Certificate::getPublicKey);
        if (keys.isEmpty()) {
            fault(
                    "contains no key.",
                    "Make sure that [keystore.primary] refers to the keystore and alias of the role primary.");
        } else if (primary.isPresent() && !seen.contains(primary.get())) {
            fault(
                    "doesn't contain the public key of the role primary, %s….".formatted(Spki.brief(primary.get())),
                    "Run the server that was hardened with these keys, and make sure that"
                            + " [keystore.primary] refers to the keystore and alias of the role primary.");
        }
        if (isMapped(inquiry.server())) {
            inquiry.byHand(
                    PATH,
                    "wasn't compared with a key, because %s refers to your own keystore.".formatted(MAPPING),
                    "Compare it with the certificate in that keystore.");
        } else if (primary.isEmpty()) {
            inquiry.byHand(
                    PATH,
                    "wasn't compared with the key of the role primary, because no keys directory is available.",
                    "Compare it with certificates/primary.pem of the keys directory.");
        }
    }

    private void check(String name, JsonWebKey key, Set<PublicKey> seen) {
        if (key.isPrivate()) {
            fault("%s includes the private key, so anyone can sign with it.".formatted(name), NEW_KEY);
        }
        if (key.key().isEmpty()) {
            inquiry.warn(
                    PATH,
                    "%s can't be checked: its type is '%s', or its parameters are invalid."
                            .formatted(name, Quoted.of(key.kind())),
                    ONE_KEY);
            return;
        }
        PublicKey publicKey = key.key().get();
        // The same key may be listed once for each algorithm.
        if (seen.add(publicKey)) {
            judge(name, publicKey);
        }
        checkCertificate(name, key, publicKey);
    }

    private void judge(String name, PublicKey key) {
        var origin = published.origin(key);
        var owner = certificates.entrySet().stream()
                .filter(role -> role.getValue().stream()
                        .anyMatch(certificate -> certificate.getPublicKey().equals(key)))
                .map(Map.Entry::getKey)
                .findFirst();
        if (origin.isPresent()) {
            fault(
                    "%s ships with %s, so anyone can sign tokens with it.".formatted(name, origin.get()),
                    "Remove it from the primary keystore: the server publishes every key in it.");
        } else if (owner.isPresent() && owner.get() != Role.PRIMARY) {
            inquiry.warn(
                    PATH,
                    "%s is that of the role %s, so anyone who has it can sign tokens too.".formatted(name, owner.get()),
                    ONE_KEY);
        } else if (owner.isEmpty() && primary(inquiry.server()).isPresent()) {
            inquiry.warn(PATH, "%s isn't in the keys directory: %s….".formatted(name, Spki.brief(key)), ONE_KEY);
        }
        Weakness.key(key).ifPresent(weak -> fault("%s is weak: %s.".formatted(name, weak), NEW_KEY));
    }

    private void checkCertificate(String name, JsonWebKey key, PublicKey publicKey) {
        if (key.hasCertificate() && key.certificate().isEmpty()) {
            inquiry.warn(PATH, "the certificate of %s (x5c) can't be read.".formatted(name), Inquiry.LOG);
        } else if (key.certificate().isPresent()
                && !key.certificate().get().getPublicKey().equals(publicKey)) {
            fault("the certificate of %s (x5c) belongs to another key.".formatted(name), Inquiry.LOG);
        } else if (key.thumbprint().isPresent()) {
            List<X509Certificate> own = key.certificate().map(List::of).orElseGet(() -> known(publicKey));
            if (!own.isEmpty() && own.stream().noneMatch(certificate -> isNamed(certificate, key))) {
                inquiry.warn(
                        PATH,
                        "%s refers to a different certificate (x5t#S256) than its own.".formatted(name),
                        "Run the server that was hardened with these keys: its certificate has been renewed since.");
            }
        }
    }

    /** The certificates of {@code primary} for a key: after a renewal, the former one is kept for a while. */
    private List<X509Certificate> known(PublicKey key) {
        return primary(inquiry.server()).isEmpty()
                ? List.of()
                : certificates.get(Role.PRIMARY).stream()
                        .filter(certificate -> certificate.getPublicKey().equals(key))
                        .toList();
    }

    private static boolean isNamed(X509Certificate certificate, JsonWebKey key) {
        try {
            byte[] encoded = certificate.getEncoded();
            return key.hasThumbprint(Digests.sha256().digest(encoded), Digests.sha256(encoded));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was read from its encoding", e);
        }
    }

    private void fault(String message, String cure) {
        inquiry.fault(PATH, message, cure);
    }
}
