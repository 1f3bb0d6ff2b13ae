package io.github.ishardening.evidence;

import io.github.ishardening.certificate.Fingerprint;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.evidence.inventory.ServerInventory;
import io.github.ishardening.evidence.inventory.StoreContent;
import io.github.ishardening.evidence.inventory.StoreEntry;
import io.github.ishardening.json.Json;
import io.github.ishardening.keystore.FormerAlias;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates of a server in {@code result.json}: those of its own keys, by role, and those that it trusts.
 *
 * @param inventory the server's stores
 */
record HeldCertificates(ServerInventory inventory) {

    private static final String KEYSTORE_TABLE = "keystore.";
    private static final int HEXADECIMAL = 16;

    /**
     * The private keys in stores in use, once for each role, including former keys that are kept with their successors.
     */
    List<Object> roles() {
        var roles = new ArrayList<>();
        for (StoreContent store : inventory.stores()) {
            for (String use : store.uses()) {
                entries(store, StoreEntry.Kind.PRIVATE_KEY).forEach(entry -> roles.add(role(use, store, entry)));
            }
        }
        return roles;
    }

    /** The trusted certificates in stores in use. */
    List<Object> trusted() {
        var trusted = new ArrayList<>();
        for (StoreContent store : inventory.stores()) {
            if (!store.uses().isEmpty()) {
                entries(store, StoreEntry.Kind.TRUSTED_CERTIFICATE)
                        .forEach(entry -> trusted.add(trusted(store, entry)));
            }
        }
        return trusted;
    }

    private static List<StoreEntry> entries(StoreContent store, StoreEntry.Kind kind) {
        return store.entries().stream()
                .filter(entry -> entry.kind() == kind && !entry.chain().isEmpty())
                .toList();
    }

    private static Map<String, Object> role(String use, StoreContent store, StoreEntry entry) {
        X509Certificate certificate = entry.chain().get(0);
        var role = Json.object(
                "role", use.startsWith(KEYSTORE_TABLE) ? use.substring(KEYSTORE_TABLE.length()) : use,
                "store", store.path(),
                "alias", entry.alias(),
                "formerUntil", formerUntil(use, entry),
                "algorithm", KeyAlgorithm.describe(certificate.getPublicKey()),
                "names", names(certificate),
                "issuer", certificate.getIssuerX500Principal().getName(),
                "serial", certificate.getSerialNumber().toString(HEXADECIMAL));
        role.putAll(common(certificate));
        return role;
    }

    /** The day on which a replaced signing key is to be removed; empty for other keys. */
    private static Optional<String> formerUntil(String use, StoreEntry entry) {
        return use.equals(KEYSTORE_TABLE + Role.PRIMARY)
                ? FormerAlias.parse(entry.alias()).map(alias -> alias.until().toString())
                : Optional.empty();
    }

    private static Map<String, Object> trusted(StoreContent store, StoreEntry entry) {
        var trusted = Json.object("store", store.path(), "alias", entry.alias());
        trusted.putAll(common(entry.chain().get(0)));
        return trusted;
    }

    private static Map<String, Object> common(X509Certificate certificate) {
        return Json.object(
                "subject", certificate.getSubjectX500Principal().getName(),
                "notBefore", certificate.getNotBefore().toInstant().toString(),
                "notAfter", certificate.getNotAfter().toInstant().toString(),
                "spkiSha256", Spki.sha256(certificate),
                "fingerprintSha256", Fingerprint.sha256(certificate));
    }

    private static List<String> names(X509Certificate certificate) {
        return SubjectAlternativeName.of(certificate).stream()
                .map(SubjectAlternativeName::toString)
                .distinct()
                .sorted()
                .toList();
    }
}
