package io.github.ishardening.server;

import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.trust.StagedStore;
import java.security.cert.X509Certificate;
import java.util.SortedMap;

/**
 * A key store or truststore as it goes into the server.
 *
 * @param name its name: {@code tls}, {@code client-truststore}
 * @param type its format
 * @param content the file
 * @param password what opens it, and the key in it
 * @param secretName the names under which the password goes
 */
public record ServerStore(String name, StoreType type, byte[] content, Secret password, SecretName secretName) {

    /** The file name, relative to the folder in which the server looks for stores. */
    public String fileName() {
        return name + "." + type.extension();
    }

    /** The trusted certificates in it by alias. */
    public SortedMap<String, X509Certificate> trusted() {
        return KeystoreReader.open(path(), content, password).trusted();
    }

    /** The same for its proof. */
    public StagedStore staged() {
        return new StagedStore(path(), type, content, password);
    }

    /** The path in the distribution. */
    public String path() {
        return ServerFiles.SECURITY + fileName();
    }
}
