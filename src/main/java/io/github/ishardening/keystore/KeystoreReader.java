package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/** Opens keystores with the JDK, as the server does, and reports why one can't be opened. */
public final class KeystoreReader {

    /**
     * Stores that require more would take minutes, so aren't opened. Keytool and OpenSSL use at most 10,000 each time.
     */
    public static final long MOST_ITERATIONS = 5_000_000;

    /** The cure for a store that its password doesn't open. */
    public static final String OTHER_PASSWORD = "Provide the password that it was created with.";

    private static final String RESTORE = "Restore it from a backup.";

    private KeystoreReader() {}

    /**
     * Opens a store. Its format is determined from its first bytes, regardless of its name.
     *
     * <p>A PKCS12 store without a MAC can be opened with any password: only {@link OpenedKeystore#entry}, which reads a
     * key, verifies the password.
     *
     * @param where the store's file name, for messages
     * @throws ProblemException if it isn't a keystore, is damaged, has another password, or requires more than
     *     {@link #MOST_ITERATIONS}
     */
    public static OpenedKeystore open(String where, byte[] bytes, Secret password) {
        return new OpenedKeystore(where, load(where, bytes, password));
    }

    static LoadedKeystore load(String where, byte[] bytes, Secret password) {
        if (bytes.length == 0) {
            throw new ProblemException(where, "is empty.", RESTORE);
        }
        StoreType type = ContentKind.storeType(bytes)
                .orElseThrow(() -> new ProblemException(
                        where, "is neither a PKCS12 nor a JKS store.", "Provide a store in one of these formats."));
        if (type == StoreType.PKCS12) {
            requireWhole(where, bytes);
            requireFewIterations(where, bytes);
        }
        char[] characters = password.characters();
        try {
            KeyStore store = KeyStore.getInstance(type.name());
            store.load(new ByteArrayInputStream(bytes), characters);
            return new LoadedKeystore(type, store, bytes);
        } catch (EOFException e) {
            throw cutOff(where, bytes);
        } catch (IOException e) {
            if (!(e.getCause() instanceof UnrecoverableKeyException)) {
                throw damaged(where);
            }
            // JKS has one checksum for password and content, so a wrong password can't be distinguished from damage.
            throw new ProblemException(
                    where,
                    type == StoreType.JKS
                            ? "can't be opened with the password given, or is damaged."
                            : "can't be opened with the password given.",
                    OTHER_PASSWORD);
        } catch (GeneralSecurityException | RuntimeException | StackOverflowError e) {
            // The JDK doesn't validate everything that it reads.
            throw damaged(where);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /**
     * Opens a PKCS12 store without a password, or with an empty one, as written by Windows and OpenSSL. A JKS store
     * always has a password.
     *
     * @return the store; empty if it isn't one, is damaged, or has a password
     */
    public static Optional<OpenedKeystore> openWithEmptyPassword(String where, byte[] bytes) {
        if (ContentKind.storeType(bytes).filter(StoreType.PKCS12::equals).isEmpty()) {
            return Optional.empty();
        }
        try (Secret empty = Secret.of("")) {
            return Optional.of(open(where, bytes, empty));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the unencrypted contents of a store with an unknown password: all certificates of a JKS store, and those of
     * a PKCS12 store that doesn't encrypt them. Doesn't check the store's integrity.
     *
     * @return the store; empty if it isn't one, is damaged, or its certificates are encrypted
     */
    public static Optional<OpenedKeystore> openWithoutPassword(String where, byte[] bytes) {
        Optional<StoreType> type = ContentKind.storeType(bytes);
        if (type.isEmpty() || iterations(bytes) == Long.MAX_VALUE) {
            return Optional.empty();
        }
        try {
            KeyStore store = KeyStore.getInstance(type.get().name());
            store.load(new ByteArrayInputStream(bytes), null);
            // The JDK silently skips what is encrypted.
            return store.size() == 0 || hidesCertificates(store)
                    ? Optional.empty()
                    : Optional.of(new OpenedKeystore(where, new LoadedKeystore(type.get(), store, bytes)));
        } catch (IOException | GeneralSecurityException | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the unencrypted contents of a JCEKS store. Without a secret key, it is a JKS store with another header; a
     * secret key is an untrusted serialized Java object, which must not be deserialized.
     *
     * @return the store; empty if it isn't one, is damaged, is empty, or contains a secret key
     */
    public static Optional<OpenedKeystore> openJceks(String where, byte[] bytes) {
        byte[] jks = bytes.clone();
        ByteBuffer.wrap(jks).putInt(ContentKind.JKS_MAGIC);
        return openWithoutPassword(where, jks);
    }

    /** Whether keys of a store opened without a password are listed, but not their certificates. */
    private static boolean hidesCertificates(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificateChain(alias) == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * The maximum number of iterations needed to open a store, and again for each of its keys; 0 if it isn't a PKCS12
     * store. Read without opening it.
     */
    public static long iterations(byte[] bytes) {
        return ContentKind.storeType(bytes).filter(StoreType.PKCS12::equals).isPresent()
                ? Pkcs12Iterations.of(bytes)
                : 0;
    }

    // The JDK's messages for truncated stores are about DER; the outermost length clearly shows the cause.
    private static void requireWhole(String where, byte[] bytes) {
        int end = new Pkcs12Outline(bytes).end().orElseThrow(() -> damaged(where));
        if (bytes.length < end) {
            throw cutOff(where, bytes);
        }
    }

    private static void requireFewIterations(String where, byte[] bytes) {
        if (Pkcs12Iterations.of(bytes) > MOST_ITERATIONS) {
            throw new ProblemException(
                    where,
                    "requires more than 5,000,000 iterations, which legitimate stores don't.",
                    "Rewrite it: keytool and OpenSSL use at most 10,000 each.");
        }
    }

    private static ProblemException cutOff(String where, byte[] bytes) {
        return new ProblemException(where, "is truncated after " + bytes.length + " bytes.", RESTORE);
    }

    private static ProblemException damaged(String where) {
        return new ProblemException(where, "is damaged: it can't be read as a keystore.", RESTORE);
    }
}
