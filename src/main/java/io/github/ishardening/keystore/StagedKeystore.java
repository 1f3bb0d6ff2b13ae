package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.security.cert.X509Certificate;
import java.util.SortedMap;

/**
 * A keystore or truststore as it goes into the server.
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
