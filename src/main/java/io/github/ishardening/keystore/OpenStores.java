package io.github.ishardening.keystore;

import io.github.ishardening.secret.Secret;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stores that one run has opened: each once with its password, wherever it lies and whoever asks, since that takes 10,000
 * iterations a time. What doesn't open is tried again. Holds private keys: it goes with the run, and nothing else keeps it. Safe
 * for use by several threads.
 */
public final class OpenStores {

    private final Map<Opening, LoadedKeystore> stores = new ConcurrentHashMap<>();

    /** Stores are told by their content. */
    private record Opening(ByteBuffer content, Secret password) {

        /** Few have the same length, and adding up their bytes takes a while. */
        @Override
        public int hashCode() {
            return content.remaining();
        }
    }

    /**
     * Opens a store, as {@link KeystoreReader#open} does.
     *
     * @throws io.github.ishardening.problem.ProblemException as it does
     */
    public OpenedKeystore open(String where, byte[] bytes, Secret password) {
        var opening = new Opening(ByteBuffer.wrap(bytes.clone()), password);
        return new OpenedKeystore(
                where, stores.computeIfAbsent(opening, absent -> KeystoreReader.load(where, bytes, password)));
    }
}
