package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.keystore.ContentKind;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Opens a store as the server will, step by step, and reports where that fails. */
record StoreCheck(Inspection inspection, KeystoreReference use, Findings findings) {

    /** The server casts the key to RSA to sign tokens, and opens the vault with an RSA key. */
    private static final Set<String> RSA_ONLY = Set.of("keystore.primary", "keystore.internal");

    void run() throws IOException {
        if (!inspection.stores().exists(use.path())) {
            findings.add(
                    inspection.at(use.fileKey()),
                    "%s refers to %s, which doesn't exist.".formatted(use.title(), use.path()),
                    "Put the store there, or specify another.");
            return;
        }
        checkType(KeystoreInventory.header(inspection.distribution(), use.path()));
        if (use.password().isEmpty()) {
            findings.add(
                    Severity.INFO,
                    inspection.at(use.passwordKey()),
                    "%s can't be opened in this build without its password, so its contents weren't checked."
                            .formatted(use.path()),
                    "Audit it where the keys directory is available.");
            return;
        }
        Optional<OpenedKeystore> store = open(use.password().get());
        if (store.isPresent() && use.isTruststore()) {
            checkTrust(store.get());
        } else if (store.isPresent()) {
            checkKey(store.get());
        }
    }

    private void checkType(byte[] header) {
        Optional<StoreType> type = ContentKind.storeType(header);
        boolean isOpen =
                use.isLeftOpen() || (use.names().isTransport() && use.type().isEmpty());
        if (!isOpen && type.isPresent() && !type.get().name().equalsIgnoreCase(use.type())) {
            findings.add(
                    inspection.at(use.names().key(use.names().type())),
                    "%s specifies type %s, but %s is a %s store."
                            .formatted(use.title(), use.type(), use.path(), type.get()),
                    "Set the type to %s.".formatted(type.get()));
        }
    }

    private Optional<OpenedKeystore> open(Secret password) throws IOException {
        try {
            OpenedKeystore store = inspection.openings().open(use.path(), password);
            if (!store.hasIntegrityCheck() && isFirstUse()) {
                findings.add(
                        Severity.INFO,
                        Location.of(use.path()),
                        "the store has no MAC: any password opens its certificates, and changes to them go undetected.",
                        "Rewrite it with a MAC, as keytool does.",
                        isRewritten());
            }
            return Optional.of(store);
        } catch (ProblemException e) {
            add(use.passwordKey(), e);
            return Optional.empty();
        }
    }

    /** Whether hardening rewrites the store; it keeps those of connectors that users add. */
    private boolean isRewritten() {
        return !use.names().isTransport();
    }

    /** Whether this is the store's first use: its own faults are reported only once. */
    private boolean isFirstUse() throws IOException {
        return inspection.stores().inUse().stream()
                .filter(other -> other.path().equals(use.path()))
                .findFirst()
                .filter(use::equals)
                .isPresent();
    }

    private void checkTrust(OpenedKeystore store) {
        if (store.trusted().isEmpty()) {
            findings.add(
                    use.path(),
                    "the truststore contains no certificate that its password opens.",
                    "Recreate it with the certificates to trust.");
        }
    }

    private void checkKey(OpenedKeystore store) {
        Optional<Secret> keyPassword = use.keyPassword();
        if (keyPassword.isEmpty()) {
            findings.add(
                    Severity.INFO,
                    inspection.at(keyPasswordKey()),
                    "the key in %s can't be opened in this build without its password.".formatted(use.path()),
                    "Audit it where the keys directory is available.");
            return;
        }
        if (use.isLeftOpen()) {
            checkAnyKey(store, keyPassword.get());
            return;
        }
        String alias = use.alias().orElseThrow();
        if (isVaultKey(store, alias)) {
            return;
        }
        if (store.chain(alias).isEmpty()) {
            String aliasKey = use.names().key(use.names().alias().orElseThrow());
            findings.add(
                    inspection.at(aliasKey),
                    "%s has no private key %s.".formatted(use.path(), alias),
                    store.keyAliases().isEmpty()
                            ? "It has none."
                            : "It has %s.".formatted(String.join(", ", store.keyAliases())));
            return;
        }
        try {
            checkEntry(store.entry(alias, keyPassword.get()), keyPassword.get());
        } catch (ProblemException e) {
            add(keyPasswordKey(), e);
        }
    }

    private void checkAnyKey(OpenedKeystore store, Secret keyPassword) {
        var keys = store.keyAliases().stream()
                .filter(alias -> !store.chain(alias).isEmpty())
                .toList();
        if (keys.isEmpty()) {
            findings.add(
                    inspection.at(use.fileKey()),
                    "%s has no private key.".formatted(use.path()),
                    "Specify a store that has one.");
        }
        try {
            keys.forEach(alias -> store.entry(alias, keyPassword));
        } catch (ProblemException e) {
            add(keyPasswordKey(), e);
        }
    }

    /** Whether it is the vault's secret key, which the internal store may contain; {@code vault-broken} checks it. */
    private boolean isVaultKey(OpenedKeystore store, String alias) {
        return use.names().table().equals("keystore.internal")
                && store.chain(alias).isEmpty()
                && store.keyAliases().stream().anyMatch(alias::equalsIgnoreCase);
    }

    private void checkEntry(KeystoreEntry entry, Secret keyPassword) {
        if (!use.names().isTransport() && !use.password().orElseThrow().equals(keyPassword)) {
            findings.add(
                    inspection.at(keyPasswordKey()),
                    "the key in %s has a different password than the store, but the server opens both with the store's."
                            .formatted(use.path()),
                    "Set the key's password to that of the store.");
        }
        String algorithm = entry.certificate().getPublicKey().getAlgorithm();
        if (RSA_ONLY.contains(use.names().table()) && !algorithm.equals("RSA")) {
            findings.add(
                    use.path(),
                    "the key of %s is %s, but the server requires RSA.".formatted(use.title(), algorithm),
                    "Generate an RSA key.");
        }
    }

    private String keyPasswordKey() {
        return use.names().key(use.names().keyPassword().orElseThrow());
    }

    private void add(String key, ProblemException e) {
        Problem problem = e.problems().get(0);
        findings.add(inspection.at(key), problem.where() + " " + problem.what(), problem.cure());
    }
}
