package io.github.ishardening.trust;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.StagedKeystore;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** A key manager with the only key of an opened keystore; the JDK's own key manager would open the store again. */
final class SingleKey extends X509ExtendedKeyManager {

    private final KeystoreEntry entry;

    private SingleKey(KeystoreEntry entry) {
        this.entry = entry;
    }

    /**
     * The key of a keystore.
     *
     * @throws io.github.ishardening.problem.ProblemException if the store or its key can't be opened
     */
    static SingleKey of(StagedKeystore keystore, OpenStores stores) {
        var opened = keystore.open(stores);
        return new SingleKey(opened.entry(opened.keyAliases().first(), keystore.password()));
    }

    KeystoreEntry entry() {
        return entry;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return chosen(keyType);
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return Arrays.stream(keyTypes).anyMatch(this::fits) ? entry.alias() : null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return chosen(keyType);
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return chooseEngineClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return fits(keyType) ? new String[] {entry.alias()} : null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return getServerAliases(keyType, issuers);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return entry.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return entry.key();
    }

    private String chosen(String keyType) {
        return fits(keyType) ? entry.alias() : null;
    }

    /** Up to TLS 1.2, the algorithm of the issuer's signature may follow that of the key ({@code EC_RSA}). */
    private boolean fits(String keyType) {
        String algorithm = entry.key().getAlgorithm();
        return keyType.equals(algorithm) || keyType.startsWith(algorithm + "_");
    }
}
