package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import java.security.KeyPair;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/**
 * Generates key pairs. Pairs that are certain to be needed can be started in advance, in the background, because the
 * search for primes takes the better part of a second.
 */
public final class KeyPairs {

    private final SecureRandom random;
    private final Map<Begun, FutureTask<KeyPair>> begun = new ConcurrentHashMap<>();

    public KeyPairs(SecureRandom random) {
        this.random = random;
    }

    private record Begun(Role role, KeyAlgorithm algorithm) {}

    /** Starts generating the keys of these roles in the background. */
    public void begin(Collection<KeystoreSpec> specs) {
        for (KeystoreSpec spec : specs) {
            var pair = new FutureTask<>(() -> spec.algorithm().generate(random));
            begun.put(new Begun(spec.role(), spec.algorithm()), pair);
            ForkJoinPool.commonPool().execute(pair);
        }
    }

    /** A new key pair, returned only once: the one started for this role and algorithm, if there is one. */
    KeyPair make(Role role, KeyAlgorithm algorithm) {
        var pair = begun.remove(new Begun(role, algorithm));
        if (pair == null) {
            return algorithm.generate(random);
        }
        // Does nothing if it is already running.
        pair.run();
        try {
            return pair.get();
        } catch (ExecutionException e) {
            throw new ProviderException("The JDK can't generate a key", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException("Interrupted while generating a key", e);
        }
    }
}
