package io.github.ishardening.certificate;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes several keys at once: the search for primes takes long and its time varies widely. */
public final class KeyGeneration {

    private static final int MOST_THREADS = 4;

    private KeyGeneration() {}

    public static Map<Role, KeyPair> generate(Map<Role, KeyAlgorithm> wanted, SecureRandom random) {
        Map<Role, KeyPair> pairs = new EnumMap<>(Role.class);
        if (wanted.isEmpty()) {
            return pairs;
        }
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        ExecutorService executor =
                Executors.newFixedThreadPool(Math.min(wanted.size(), Math.min(processors, MOST_THREADS)));
        try {
            Map<Role, CompletableFuture<KeyPair>> running = new EnumMap<>(Role.class);
            wanted.forEach((role, algorithm) ->
                    running.put(role, CompletableFuture.supplyAsync(() -> algorithm.generate(random), executor)));
            running.forEach((role, pair) -> pairs.put(role, pair.join()));
            return pairs;
        } finally {
            executor.shutdownNow();
        }
    }
}
