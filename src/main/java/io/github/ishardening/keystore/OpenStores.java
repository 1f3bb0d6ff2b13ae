package io.github.ishardening.keystore;

import io.github.ishardening.secret.Secret;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stores opened in one run: each only once per password, regardless of location and caller, because opening takes
 * 10,000 iterations. Failures aren't cached. Contains private keys, so it must not outlive the run. Thread-safe.
 */
public final class OpenStores {

    private final Map<Opening, LoadedKeystore> stores = new ConcurrentHashMap<>();

    /** Identifies a store by its content. */
    private record Opening(ByteBuffer content, Secret password) {

        /** Few stores have the same length, and hashing their bytes would be slow. */
        @Override
        public int hashCode() {
            return content.remaining();
        }
    }

    /**
     * Opens a store like {@link KeystoreReader#open}.
     *
     * @throws io.github.ishardening.problem.ProblemException in the same cases
     */
    public OpenedKeystore open(String where, byte[] bytes, Secret password) {
        var opening = new Opening(ByteBuffer.wrap(bytes.clone()), password);
        return new OpenedKeystore(
                where, stores.computeIfAbsent(opening, absent -> KeystoreReader.load(where, bytes, password)));
    }
}
