package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.StoreOpenings;
import io.github.ishardening.keystore.ContentKind;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PublishedPasswords;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerKeystore;
import io.github.ishardening.trust.PublishedKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/** Forbids keystores with a private key that WSO2 published; {@code TruststorePlan} handles the truststore. */
@Guideline(
        id = PublishedKey.ID,
        title = "Every key is your own",
        severity = Severity.ERROR,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            Hardening deletes keystores in `repository/resources/security` that contain a publicly known key and open \
            with the stock password, `wso2carbon`, and keeps such keys out of the truststore. The audit compares the \
            public keys in every store and certificate file, including PKCS7, certificates after other text, and files \
            in nested and self-extracting archives, with the publicly known ones. It tries publicly known passwords \
            and all known secrets to open stores; if none of them works, this is reported at level info. Only `audit` \
            checks archives. The audit warns about files that are too large, require too many key derivation \
            iterations, can't be read, or are JCEKS stores with a secret key, because their contents are unknown.""",
        needsConfiguration = false,
        nist = "SC-12")
public final class PublishedKey extends Control {

    public static final String ID = "published-key";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        removeStores(hardening.distribution(), hardening.keystores().values(), hardening.truststore());
    }

    /**
     * Deletes keystores with a published key that the published password opens.
     *
     * @param own the keystores that hardening added, which have their own passwords
     * @param truststore the truststore that hardening added
     */
    public static void removeStores(
            Distribution distribution, Collection<ServerKeystore> own, StagedKeystore truststore) throws IOException {
        var published = PublishedKeys.load();
        var openings = new StoreOpenings(distribution, new OpenStores());
        var found = new ArrayList<>(distribution.paths(ServerFiles.SECURITY));
        found.remove(truststore.path());
        own.forEach(keystore -> found.remove(keystore.store().path()));
        for (String path : found) {
            var store = open(distribution, openings, path);
            if (store.isPresent() && holdsOneOf(published, store.get())) {
                distribution.delete(path);
            }
        }
    }

    /** Opens a store with the published password; if that fails, the store is somebody's own. */
    private static Optional<OpenedKeystore> open(Distribution distribution, StoreOpenings openings, String path)
            throws IOException {
        if (ContentKind.storeType(KeystoreInventory.header(distribution, path)).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(openings.open(path, PublishedPasswords.STOCK));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsOneOf(PublishedKeys published, OpenedKeystore store) {
        return store.keyAliases().stream()
                .map(store::chain)
                .anyMatch(chain -> !chain.isEmpty() && published.contains(chain.get(0)));
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (var found : inspection.contents().found()) {
            found.published()
                    .forEach(key -> findings.add(
                            found.path(),
                            "contains %s, whose private key ships with %s.".formatted(key.name(), key.origin()),
                            "Remove it: everyone who has that product has the key. Use your own keys."));
        }
        for (var unread : inspection.contents().unread()) {
            String others = unread.others() == 0 ? "" : ", and %s more in the same file".formatted(unread.others());
            findings.add(
                    Severity.WARNING,
                    unread.path(),
                    "couldn't be checked: %s%s.".formatted(unread.why(), others),
                    "Check it yourself, or remove it.");
        }
        for (var found : inspection.contents().found()) {
            if (found.isClosed()) {
                findings.add(
                        Severity.INFO,
                        found.path(),
                        "neither a publicly known password nor a known secret opens this store.",
                        "Audit it where its password is available, or remove it if nobody needs it.");
            }
        }
    }
}
