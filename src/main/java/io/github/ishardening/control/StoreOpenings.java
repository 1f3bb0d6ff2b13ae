package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens the stores of a distribution, each once with the password that fits, however many rules ask: it takes 10,000
 * iterations each time. Safe for use by several threads.
 */
final class StoreOpenings {

    private final Distribution distribution;
    private final Map<Attempt, OnDemand<OpenedKeystore>> attempts = new ConcurrentHashMap<>();

    StoreOpenings(Distribution distribution) {
        this.distribution = distribution;
    }

    private record Attempt(String path, Secret password) {}

    /** Opens the store at a path; a {@link ProblemException} as {@link KeystoreReader#open} throws. */
    OpenedKeystore open(String path, Secret password) throws IOException {
        return attempts.computeIfAbsent(
                        new Attempt(path, password),
                        attempt -> new OnDemand<>(() -> KeystoreReader.open(path, distribution.read(path), password)))
                .get();
    }
}
