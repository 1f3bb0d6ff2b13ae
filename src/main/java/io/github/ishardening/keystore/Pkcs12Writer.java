package io.github.ishardening.keystore;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.file.Digests;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;

/**
 * Writes PKCS12 stores (RFC 7292) for the JDK. Entries are sorted by alias, and aliases are written in lower case, as
 * in the JDK's own stores.
 *
 * <p>Stores with private keys have random salts, so each write results in different bytes. Truststores, whose content
 * is public, have the same bytes for the same content and password.
 */
public record Pkcs12Writer(Pkcs12Profile profile) {

    // Oracle's attribute, without which the JDK doesn't regard a certificate as trusted.
    private static final ASN1ObjectIdentifier TRUSTED = new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

    /**
     * Writes a store with private keys. Store and keys have the same password, as the server requires.
     *
     * @throws ProblemException if the password is too short or has characters other than printable ASCII
     */
    public byte[] keys(List<KeystoreEntry> entries, Secret password, SecureRandom random) {
        StorePassword.require("password", password);
        Salts salts = Salts.random(random);
        var sorted = Aliases.sorted(entries, KeystoreEntry::alias);
        try {
            var store = new PKCS12PfxPduBuilder();
            List<PKCS12SafeBag> certificates = new ArrayList<>();
            for (Map.Entry<String, KeystoreEntry> each : sorted.entrySet()) {
                var keyId = new DEROctetString(
                        Digests.sha1().digest(each.getValue().certificate().getEncoded()));
                store.addData(named(
                                new JcaPKCS12SafeBagBuilder(
                                        each.getValue().key(), new Pkcs12Encryptor(profile, password, salts)),
                                each.getKey())
                        .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, keyId)
                        .build());
                certificates.addAll(chain(each.getKey(), each.getValue().chain(), keyId));
            }
            store.addEncryptedData(
                    new Pkcs12Encryptor(profile, password, salts), certificates.toArray(PKCS12SafeBag[]::new));
            return finish(store, password, salts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | PKCSException e) {
            throw new ProviderException("The JDK can't write a PKCS12 store", e);
        }
    }

    /**
     * Writes a store of trusted certificates by alias; the same certificates, password and profile result in the same
     * bytes.
     *
     * @throws ProblemException if the password is too short or has characters other than printable ASCII
     */
    public byte[] trusted(Map<String, X509Certificate> certificates, Secret password) {
        StorePassword.require("password", password);
        SortedMap<String, X509Certificate> sorted = Aliases.sorted(certificates);
        try {
            Salts salts = Salts.derived(password, contentDigest(sorted), Pkcs12Encryptor.ITERATIONS);
            List<PKCS12SafeBag> bags = new ArrayList<>();
            for (Map.Entry<String, X509Certificate> each : sorted.entrySet()) {
                bags.add(named(new JcaPKCS12SafeBagBuilder(each.getValue()), each.getKey())
                        .addBagAttribute(TRUSTED, KeyPurposeId.anyExtendedKeyUsage)
                        .build());
            }
            var store = new PKCS12PfxPduBuilder();
            store.addEncryptedData(new Pkcs12Encryptor(profile, password, salts), bags.toArray(PKCS12SafeBag[]::new));
            return finish(store, password, salts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | PKCSException e) {
            throw new ProviderException("The JDK can't write a PKCS12 store", e);
        }
    }

    private static List<PKCS12SafeBag> chain(String alias, List<X509Certificate> chain, DEROctetString keyId)
            throws IOException {
        List<PKCS12SafeBag> bags = new ArrayList<>();
        bags.add(named(new JcaPKCS12SafeBagBuilder(chain.get(0)), alias)
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, keyId)
                .build());
        for (X509Certificate authority : chain.subList(1, chain.size())) {
            bags.add(new JcaPKCS12SafeBagBuilder(authority).build());
        }
        return bags;
    }

    private static PKCS12SafeBagBuilder named(PKCS12SafeBagBuilder bag, String alias) {
        return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias));
    }

    private byte[] finish(PKCS12PfxPduBuilder store, Secret password, Salts salts) throws PKCSException, IOException {
        var mac = new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE)
                .get(new AlgorithmIdentifier(
                        profile.digest(),
                        new PKCS12PBEParams(salts.next(Pkcs12Encryptor.SALT_LENGTH), Pkcs12Encryptor.ITERATIONS)));
        char[] characters = password.characters();
        try {
            return store.build(mac, characters).getEncoded(ASN1Encoding.DER);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static byte[] contentDigest(SortedMap<String, X509Certificate> certificates)
            throws GeneralSecurityException {
        MessageDigest digest = Digests.sha256();
        for (Map.Entry<String, X509Certificate> each : certificates.entrySet()) {
            digest.update(Digests.sha256().digest(each.getKey().getBytes(StandardCharsets.UTF_8)));
            digest.update(Digests.sha256().digest(each.getValue().getEncoded()));
        }
        return digest.digest();
    }
}
