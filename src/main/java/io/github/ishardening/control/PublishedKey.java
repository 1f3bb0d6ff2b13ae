package io.github.ishardening.control;

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

    private static final Secret STOCK_PASSWORD = Secret.of("wso2carbon");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void harden(Hardening hardening) throws IOException {
        var distribution = hardening.distribution();
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
                .anyMatch(alias -> published.contains(store.chain(alias).get(0)));
    }
}
