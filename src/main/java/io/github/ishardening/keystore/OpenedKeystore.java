package io.github.ishardening.keystore;

import io.github.ishardening.certificate.KeyMatch;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.pkcs.PKCS12PfxPdu;

/** A keystore loaded by the JDK: certificates are readable, keys are decrypted individually. Aliases are lower case. */
public final class OpenedKeystore {

    private final String where;
    private final LoadedKeystore loaded;

    OpenedKeystore(String where, LoadedKeystore loaded) {
        this.where = where;
        this.loaded = loaded;
    }

    /** The store's actual format. */
    public StoreType type() {
        return loaded.type();
    }

    /** Whether a MAC or checksum reveals changes; a PKCS12 store without one checks only the passwords of its keys. */
    public boolean hasIntegrityCheck() {
        return type() == StoreType.JKS || new Pkcs12Outline(loaded.bytes()).hasMac();
    }

    /** The algorithms that protect the store. */
    public StoreProtection protection() {
        return type() == StoreType.JKS
                ? StoreProtection.ofJks(!keyAliases().isEmpty())
                : StoreProtection.ofPkcs12(loaded.bytes());
    }

    /** The aliases of private and secret keys, sorted. */
    public SortedSet<String> keyAliases() {
        return aliases(true);
    }

    /** Whether an alias is that of a secret key. */
    public boolean isSecretKey(String alias) {
        try {
            return loaded.store().entryInstanceOf(alias, KeyStore.SecretKeyEntry.class);
        } catch (KeyStoreException e) {
            throw notLoaded(e);
        }
    }

    /** The trusted certificates by alias, sorted. */
    public SortedMap<String, X509Certificate> trusted() {
        SortedMap<String, X509Certificate> certificates = new TreeMap<>();
        for (String alias : aliases(false)) {
            try {
                if (loaded.store().getCertificate(alias) instanceof X509Certificate certificate) {
                    certificates.put(alias, certificate);
                }
            } catch (KeyStoreException e) {
                throw notLoaded(e);
            }
        }
        return Collections.unmodifiableSortedMap(certificates);
    }

    /** The certificate chain of a private key, without opening the key; empty if there is no such key. */
    public List<X509Certificate> chain(String alias) {
        try {
            Certificate[] chain =
                    loaded.store().isKeyEntry(alias) ? loaded.store().getCertificateChain(alias) : null;
            return chain == null
                    ? List.of()
                    : Arrays.stream(chain).map(X509Certificate.class::cast).toList();
        } catch (KeyStoreException e) {
            throw notLoaded(e);
        }
    }

    /**
     * Opens a private key.
     *
     * @param keyPassword the key's own password, which need not be the store's
     * @throws ProblemException if there is no such key, it has another password, or it doesn't match its certificate
     */
    public KeystoreEntry entry(String alias, Secret keyPassword) {
        List<X509Certificate> chain = chain(alias);
        if (chain.isEmpty()) {
            SortedSet<String> keys = keyAliases();
            throw new ProblemException(
                    where,
                    "has no private key " + alias + ".",
                    keys.isEmpty() ? "It has none." : "It has " + String.join(", ", keys) + ".");
        }
        return opened(alias, keyPassword, key -> {
            if (!(key.orElse(null) instanceof PrivateKey privateKey)) {
                throw new ProblemException(where, "has a key " + alias + " that is not a private key.");
            }
            if (!KeyMatch.isPair(privateKey, chain.get(0).getPublicKey())) {
                throw new ProblemException(where, "its key " + alias + " doesn't belong to its certificate.");
            }
            return new KeystoreEntry(alias.toLowerCase(Locale.ROOT), privateKey, chain);
        });
    }

    /**
     * Opens a secret key; empty if there is none with this alias.
     *
     * @param keyPassword the key's own password, which need not be the store's
     * @throws ProblemException if it has another password
     */
    public Optional<SecretKey> secretKey(String alias, Secret keyPassword) {
        return chain(alias).isEmpty()
                ? opened(
                        alias,
                        keyPassword,
                        key -> key.filter(SecretKey.class::isInstance).map(SecretKey.class::cast))
                : Optional.empty();
    }

    private <T> T opened(String alias, Secret keyPassword, Function<Optional<Key>, T> use) {
        try {
            return use.apply(loaded.key(alias, keyPassword));
        } catch (UnrecoverableKeyException e) {
            throw new ProblemException(
                    where,
                    "its key " + alias + " can't be opened with the password given.",
                    "Specify the key's own password if it differs from the store's.");
        } catch (ProblemException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new ProblemException(where, "its key " + alias + " is of a type that this JDK can't read.");
        }
    }

    /** The digest of a PKCS12 store's MAC, if it has one. */
    public Optional<ASN1ObjectIdentifier> macDigest() {
        try {
            var store = new PKCS12PfxPdu(loaded.bytes());
            return store.hasMac() ? Optional.of(store.getMacAlgorithmID().getAlgorithm()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private SortedSet<String> aliases(boolean keys) {
        try {
            SortedSet<String> aliases = new TreeSet<>();
            for (String alias : Collections.list(loaded.store().aliases())) {
                if (loaded.store().isKeyEntry(alias) == keys) {
                    aliases.add(alias);
                }
            }
            return Collections.unmodifiableSortedSet(aliases);
        } catch (KeyStoreException e) {
            throw notLoaded(e);
        }
    }

    private static ProviderException notLoaded(KeyStoreException e) {
        return new ProviderException("A loaded keystore says that it isn't", e);
    }
}
