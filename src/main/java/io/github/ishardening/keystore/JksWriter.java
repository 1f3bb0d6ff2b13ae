package io.github.ishardening.keystore;

import io.github.ishardening.file.Digests;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes stores in Sun's JKS format, version 2, whose only definition is the JDK's own {@code JavaKeyStore}. The same
 * entries and password result in the same bytes: entries are sorted by alias and dated with the start of their
 * certificate's validity.
 *
 * <p>The JDK itself can't do this: it dates entries with the current time, orders them by hash, and protects keys with
 * a new salt.
 */
public final class JksWriter {

    private static final int VERSION = 2;
    private static final int KEY_TAG = 1;
    private static final int CERTIFICATE_TAG = 2;
    private static final byte[] WHITENER = "Mighty Aphrodite".getBytes(StandardCharsets.US_ASCII);

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    /** Adds trusted certificates by alias; fails if two aliases differ only by case. */
    public JksWriter trusted(Map<String, X509Certificate> certificates) {
        certificates.forEach((alias, certificate) ->
                add(CERTIFICATE_TAG, alias, certificate, out -> writeCertificate(out, certificate)));
        return this;
    }

    /**
     * Adds a private key with its chain.
     *
     * @param protectedKey the result of {@link JksKeyProtector#protect} with the store's password
     * @param chain the certificates, the key's own first
     */
    public JksWriter key(String alias, byte[] protectedKey, List<X509Certificate> chain) {
        return add(KEY_TAG, alias, chain.get(0), out -> {
            out.writeInt(protectedKey.length);
            out.write(protectedKey);
            out.writeInt(chain.size());
            for (X509Certificate certificate : chain) {
                writeCertificate(out, certificate);
            }
        });
    }

    /** The store's bytes. */
    public byte[] write(Secret password) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(ContentKind.JKS_MAGIC);
            out.writeInt(VERSION);
            out.writeInt(entries.size());
            for (Entry entry : entries.values()) {
                entry.write(out);
            }
            byte[] passwordBytes = passwordBytes(password);
            out.write(sha1(passwordBytes, WHITENER, bytes.toByteArray()));
            Arrays.fill(passwordBytes, (byte) 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private JksWriter add(int tag, String alias, X509Certificate certificate, Entry content) {
        Aliases.add(entries, alias, out -> {
            out.writeInt(tag);
            out.writeUTF(alias.toLowerCase(Locale.ROOT));
            out.writeLong(certificate.getNotBefore().getTime());
            content.write(out);
        });
        return this;
    }

    private static void writeCertificate(DataOutputStream out, X509Certificate certificate) throws IOException {
        try {
            byte[] encoded = certificate.getEncoded();
            out.writeUTF(certificate.getType());
            out.writeInt(encoded.length);
            out.write(encoded);
        } catch (CertificateEncodingException e) {
            throw new ProviderException("The JDK can't encode a certificate", e);
        }
    }

    /** The password as JKS uses it: two bytes per character. */
    static byte[] passwordBytes(Secret password) {
        char[] characters = password.characters();
        ByteBuffer bytes = ByteBuffer.allocate(characters.length * Character.BYTES);
        bytes.asCharBuffer().put(characters);
        Arrays.fill(characters, '\0');
        return bytes.array();
    }

    static byte[] sha1(byte[]... parts) {
        MessageDigest digest = Digests.sha1();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private interface Entry {
        void write(DataOutputStream out) throws IOException;
    }
}
