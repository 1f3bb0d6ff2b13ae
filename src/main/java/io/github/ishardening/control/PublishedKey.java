package io.github.ishardening.control;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.trust.PublishedKeys;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** No key store of the server holds a private key that WSO2 published; the truststore has its own plan. */
final class PublishedKey implements Control {

    static final String ID = "published-key";
    private static final Rule RULE = new Rule(
            ID,
            "No store holds a key that WSO2 published",
            Severity.ERROR,
            "Production guidelines, Default keystores",
            """
            Hardening removes the key stores in `repository/resources/security` that hold a published key and open \
            with the published password, and leaves such keys out of the truststore. The audit compares public keys, \
            in every store and certificate file, and in archives inside archives. Archives are looked into by \
            `audit` only.""",
            Versions.ALL);

    private static final Secret STOCK_PASSWORD = Secret.of("wso2carbon");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void harden(Hardening hardening) throws IOException {
        removeStores(hardening.distribution());
    }

    /** Takes out the key stores with a published key that the published password opens. */
    static void removeStores(Distribution distribution) throws IOException {
        var published = PublishedKeys.load();
        for (String path : List.copyOf(distribution.paths(ServerFiles.SECURITY))) {
            var store = open(path, distribution.read(path));
            if (store.isPresent() && holdsOneOf(published, store.get())) {
                distribution.delete(path);
            }
        }
    }

    /** A store that the published password doesn't open is somebody's own. */
    private static Optional<OpenedKeystore> open(String path, byte[] content) {
        if (KeystoreReader.type(content).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeystoreReader.open(path, content, STOCK_PASSWORD));
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
    public boolean needsConfiguration() {
        return false;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var published = PublishedKeys.load();
        for (ContentScan.Found found : inspection.contents()) {
            var certificates = found.kind() == ContentKind.STORE
                    ? inspection.store(found).certificates()
                    : List.copyOf(FoundCertificates.of(found).entrySet());
            for (var entry : certificates) {
                published
                        .origin(entry.getValue())
                        .ifPresent(
                                origin -> findings.add(
                                        Location.of(found.path()),
                                        "holds %s, whose private key was published with %s."
                                                .formatted(entry.getKey(), origin),
                                        "Take it out: whoever has that product has that key. The server needs keys of its own."));
            }
        }
        new Unseen(inspection, findings).foundStores();
    }
}
