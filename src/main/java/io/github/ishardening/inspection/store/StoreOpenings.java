package io.github.ishardening.inspection.store;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Opens each store of a distribution once per password, however many rules need it, because that usually takes 10,000
 * iterations. A store's creator chooses the number, so the total is limited to {@link #MOST_ITERATIONS}. Safe for use
 * by several threads.
 */
public final class StoreOpenings {

    /** In bytes; enough for a truststore with thousands of certificates. */
    public static final long LARGEST_STORE = 8L << 20;

    /** Enough for hundreds of ordinary stores; takes half a minute at most. */
    static final long MOST_ITERATIONS = 10_000_000;

    /** The total size of stores opened by path, which are kept; the largest one in a JDK is 200 KB. */
    private static final long MOST_BYTES = 32L << 20;

    private final Distribution distribution;
    private final OpenStores stores;
    private final Map<Attempt, Lazy<Result>> attempts = new ConcurrentHashMap<>();
    private long iterations = MOST_ITERATIONS;
    private long bytes = MOST_BYTES;

    /** Reuses stores that this run has already opened, and adds new ones to them. */
    public StoreOpenings(Distribution distribution, OpenStores stores) {
        this.distribution = distribution;
        this.stores = stores;
    }

    private record Attempt(String path, Secret password) {}

    /** The result of an attempt: the store, why opening was refused, or why it failed. */
    private record Result(
            Optional<OpenedKeystore> store, Optional<String> refusal, Optional<ProblemException> problem) {}

    /**
     * Opens the store at a path; throws a {@link ProblemException} like {@link KeystoreReader#open}, or at a limit.
     */
    public OpenedKeystore open(String path, Secret password) throws IOException {
        var result = attempt(path, password);
        return result.store()
                .orElseThrow(() -> result.problem()
                        .orElseGet(() -> new ProblemException(
                                path,
                                result.refusal().orElseThrow() + ".",
                                "Rewrite it: keytool and OpenSSL use at most 10,000 each.")));
    }

    /** The store at a path, opened with one of these passwords or, if its certificates aren't encrypted, without. */
    public StoreFile file(String path, List<Secret> passwords) throws IOException {
        for (Secret password : passwords) {
            var result = attempt(path, password);
            if (result.problem().isEmpty()) {
                return new StoreFile(path, result.store(), result.refusal());
            }
        }
        return new StoreFile(path, KeystoreReader.openWithoutPassword(path, distribution.read(path)), Optional.empty());
    }

    /** The same for a store in an archive, which isn't kept. */
    public StoreFile file(String path, byte[] content, List<Secret> passwords) {
        for (Secret password : passwords) {
            var result = attempt(content, bytes -> KeystoreReader.open(path, bytes, password));
            if (result.problem().isEmpty()) {
                return new StoreFile(path, result.store(), result.refusal());
            }
        }
        return new StoreFile(path, KeystoreReader.openWithoutPassword(path, content), Optional.empty());
    }

    private Result attempt(String path, Secret password) throws IOException {
        return attempts.computeIfAbsent(
                        new Attempt(path, password), attempt -> new Lazy<>(() -> attemptToKeep(path, password)))
                .get();
    }

    private Result attemptToKeep(String path, Secret password) throws IOException {
        long size = distribution.size(path);
        if (size > LARGEST_STORE || !takeBytes(size)) {
            return refused("exceeds the limit for the size or number of stores");
        }
        return attempt(distribution.read(path), bytes -> stores.open(path, bytes, password));
    }

    private Result attempt(byte[] content, Function<byte[], OpenedKeystore> open) {
        if (!takeIterations(KeystoreReader.iterations(content))) {
            return refused("requires more iterations than legitimate stores do");
        }
        try {
            return new Result(Optional.of(open.apply(content)), Optional.empty(), Optional.empty());
        } catch (ProblemException e) {
            return new Result(Optional.empty(), Optional.empty(), Optional.of(e));
        }
    }

    private static Result refused(String why) {
        return new Result(Optional.empty(), Optional.of(why), Optional.empty());
    }

    private synchronized boolean takeBytes(long size) {
        boolean fits = size <= bytes;
        bytes -= fits ? size : 0;
        return fits;
    }

    private synchronized boolean takeIterations(long count) {
        boolean fits = count <= Math.min(KeystoreReader.MOST_ITERATIONS, iterations);
        iterations -= fits ? count : 0;
        return fits;
    }
}
