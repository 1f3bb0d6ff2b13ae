package io.github.ishardening.keystore;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * Makes JKS stores of kept keys, for distributions that want those; the same bytes in every build. For that the masked key,
 * whose salt is random, is kept as {@code jks/<role>.key} in the keys directory.
 */
public final class JksConversion {

    private final KeysDirectory directory;
    private final SecureRandom random;

    /** Keeps masked keys in this directory. */
    public JksConversion(KeysDirectory directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    /**
     * A JKS store with this key, under the same password.
     *
     * @throws io.github.ishardening.problem.ProblemException if the directory is frozen and has no masked key that fits
     */
    public byte[] convert(RoleKey key) throws IOException {
        return directory.exclusively(() -> {
            String name = KeyFiles.maskedKey(key.role());
            Optional<byte[]> kept = directory
                    .read(name)
                    .filter(blob -> JksKeyProtector.protects(blob, key.entry().key(), key.password()));
            byte[] blob = kept.isPresent()
                    ? kept.get()
                    : JksKeyProtector.protect(key.entry().key(), key.password(), random);
            directory.write(Map.of(name, blob));
            return new JksWriter()
                    .key(key.entry().alias(), blob, key.entry().chain())
                    .write(key.password());
        });
    }
}
