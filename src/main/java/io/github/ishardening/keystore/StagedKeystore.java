package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A key store or truststore as it goes into the server.
 *
 * @param path where it goes, in the distribution
 * @param type its format, which the configuration names
 * @param content the file
 * @param password what opens it, and the key in it
 * @param secretName the names under which the password goes
 */
public record StagedKeystore(String path, StoreType type, byte[] content, Secret password, SecretName secretName) {

    /** The file name, relative to the folder in which the server looks for stores. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The same with other content. */
    public StagedKeystore with(byte[] other) {
        return new StagedKeystore(path, type, other, password, secretName);
    }

    /** The trusted certificates in it by alias. */
    public SortedMap<String, X509Certificate> trusted() {
        return KeystoreReader.open(path, content, password).trusted();
    }

    /**
     * Opens it as the server does: by the configured type, with the configured password.
     *
     * @throws ProblemException if it doesn't open
     */
    public KeyStore open() {
        char[] characters = password.characters();
        try {
            var store = KeyStore.getInstance(type.name());
            store.load(new ByteArrayInputStream(content), characters);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw notOpened(e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /**
     * The certificates of its keys, with their issuers.
     *
     * @throws ProblemException if it doesn't open
     */
    public Stream<X509Certificate> certificates() {
        var store = KeystoreReader.open(path, content, password);
        return store.keyAliases().stream().flatMap(alias -> store.chain(alias).stream());
    }

    /**
     * Key managers that prove to others that one owns its key.
     *
     * @throws ProblemException if store or key don't open
     */
    public KeyManager[] keyManagers() {
        char[] characters = password.characters();
        try {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(open(), characters);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw notOpened(e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private ProblemException notOpened(Exception cause) {
        var problem = new ProblemException(
                path,
                "can't be opened as a %s store, which the server will do.".formatted(type),
                "Run clean and build.");
        problem.initCause(cause);
        return problem;
    }
}
