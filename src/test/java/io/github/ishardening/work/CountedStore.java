package io.github.ishardening.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Date;
import java.util.Enumeration;

/** A store of the JDK's own provider that counts how often it and its keys are opened. */
final class CountedStore extends KeyStoreSpi {

    private final KeyStore store;
    private final Tally tally;
    private int hash;

    CountedStore(String type, Tally tally) {
        try {
            this.store = KeyStore.getInstance(type, "SUN");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no stores", e);
        }
        this.tally = tally;
    }

    @Override
    public void engineLoad(InputStream in, char[] password)
            throws IOException, NoSuchAlgorithmException, CertificateException {
        if (in == null) {
            store.load(null, password);
            return;
        }
        byte[] content = in.readAllBytes();
        hash = Arrays.hashCode(content);
        tally.add(password == null ? Tally.Deed.LOOK_WITHOUT_PASSWORD : Tally.Deed.OPENING, content);
        store.load(new ByteArrayInputStream(content), password);
    }

    @Override
    public Key engineGetKey(String alias, char[] password) throws NoSuchAlgorithmException, UnrecoverableKeyException {
        try {
            Key key = store.getKey(alias, password);
            tally.add(Tally.Deed.KEY, (hash + alias).getBytes(StandardCharsets.UTF_8));
            return key;
        } catch (KeyStoreException e) {
            throw new IllegalStateException("A store that isn't loaded", e);
        }
    }

    private interface Asked<T> {
        T ask() throws KeyStoreException;
    }

    private static <T> T ask(Asked<T> asked) {
        try {
            return asked.ask();
        } catch (KeyStoreException e) {
            throw new IllegalStateException("A store that isn't loaded", e);
        }
    }

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
        return ask(() -> store.getCertificateChain(alias));
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
        return ask(() -> store.getCertificate(alias));
    }

    @Override
    public Date engineGetCreationDate(String alias) {
        return ask(() -> store.getCreationDate(alias));
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain)
            throws KeyStoreException {
        store.setKeyEntry(alias, key, password, chain);
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) throws KeyStoreException {
        store.setKeyEntry(alias, key, chain);
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) throws KeyStoreException {
        store.setCertificateEntry(alias, certificate);
    }

    @Override
    public void engineDeleteEntry(String alias) throws KeyStoreException {
        store.deleteEntry(alias);
    }

    @Override
    public Enumeration<String> engineAliases() {
        return ask(store::aliases);
    }

    @Override
    public boolean engineContainsAlias(String alias) {
        return ask(() -> store.containsAlias(alias));
    }

    @Override
    public int engineSize() {
        return ask(store::size);
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
        return ask(() -> store.isKeyEntry(alias));
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
        return ask(() -> store.isCertificateEntry(alias));
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
        return ask(() -> store.getCertificateAlias(certificate));
    }

    @Override
    public void engineStore(OutputStream out, char[] password)
            throws IOException, NoSuchAlgorithmException, CertificateException {
        try {
            store.store(out, password);
        } catch (KeyStoreException e) {
            throw new IllegalStateException("A store that isn't loaded", e);
        }
    }
}
