package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.security.cert.X509Certificate;
import java.util.SortedMap;

/**
 * A keystore or truststore to be saved in the server.
 *
 * @param path its path in the distribution
 * @param type its format, as configured
 * @param content the file's content
 * @param password the password of the store and its key
 * @param secretName the names of the password
 */
public record StagedKeystore(String path, StoreType type, byte[] content, Secret password, SecretName secretName) {

    /** The file name, relative to the folder in which the server looks for stores. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A copy with other content. */
    public StagedKeystore with(byte[] other) {
        return new StagedKeystore(path, type, other, password, secretName);
    }

    /** Its trusted certificates by alias. */
    public SortedMap<String, X509Certificate> trusted() {
        return KeystoreReader.open(path, content, password).trusted();
    }

    /**
     * Opens it as the server does: with the configured type and password.
     *
     * @throws ProblemException if it can't be opened
     */
    public OpenedKeystore open(OpenStores stores) {
        OpenedKeystore opened;
        try {
            opened = stores.open(path, content, password);
        } catch (ProblemException e) {
            throw notOpened(e);
        }
        if (opened.type() != type) {
            throw notOpened(null);
        }
        return opened;
    }

    private ProblemException notOpened(ProblemException cause) {
        var problem = new ProblemException(
                path,
                "can't be opened as a %s store, but the server will try to.".formatted(type),
                "Delete the build directory (mvn clean), and build again.");
        problem.initCause(cause);
        return problem;
    }
}
