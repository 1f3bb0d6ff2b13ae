package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.keys.Samples;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs12IterationsTest {

    /** What keytool asks for: each key, the certificates, and the MAC. */
    private static final int BY_KEYTOOL = 10_000;

    private static final KeystoreEntry ENTRY = Samples.authority(KeyAlgorithm.EC_P256);

    @ParameterizedTest
    @ValueSource(strings = {"PBEWithHmacSHA256AndAES_256", "PBEWithSHA1AndDESede"})
    void countsThoseOfKeysCertificatesAndMac(String algorithm) throws Exception {
        byte[] store = store(algorithm, 1_234, 5_678);

        assertThat(Pkcs12Iterations.of(store)).isEqualTo(1_234 + 5_678 + 2 * BY_KEYTOOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {ASN1Encoding.BER, ASN1Encoding.DL})
    void countsThemHoweverTheStoreIsEncoded(String encoding) throws Exception {
        byte[] store = store("PBEWithHmacSHA256AndAES_256", 1_234);
        byte[] encoded = Pfx.getInstance(store).getEncoded(encoding);

        assertThat(Pkcs12Iterations.of(encoded)).isEqualTo(1_234 + 2 * BY_KEYTOOL);
        assertThat(Pkcs12Iterations.of(inParts(store))).isEqualTo(1_234 + 2 * BY_KEYTOOL);
        assertThat(KeystoreReader.open("a.p12", inParts(store), Samples.PASSWORD)
                        .keyAliases())
                .hasSize(1);
    }

    @Test
    void refusesAStoreThatTakesForEverBeforeThePasswordIsTried() throws Exception {
        byte[] store = withCount(store("PBEWithHmacSHA256AndAES_256", 0x123456), 0x123456, 0x500000);

        assertThatThrownBy(() -> KeystoreReader.open("bank.p12", store, Samples.PASSWORD))
                .isInstanceOf(ProblemException.class)
                .hasMessage("bank.p12: requires more than 5,000,000 iterations, which legitimate stores don't. Rewrite"
                        + " it: keytool and OpenSSL use at most 10,000 each.");
    }

    /** Sixteen keys, each of which the JDK would open. */
    @Test
    void addsUpWhatSeveralPartsAskFor() throws Exception {
        int[] counts = new int[16];
        Arrays.fill(counts, 400_000);
        byte[] store = store("PBEWithSHA1AndDESede", counts);

        assertThat(Pkcs12Iterations.of(store)).isEqualTo(16 * 400_000 + 2 * BY_KEYTOOL);
        assertThatThrownBy(() -> KeystoreReader.open("bank.p12", store, Samples.PASSWORD))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("bank.p12: requires more than 5,000,000 iterations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "24", "3080", "2480", "30840FFFFFFF", "A0847FFFFFFF"})
    void refusesWhatNestsDeeperThanAnyStore(String begin) {
        byte[] deep = HexFormat.of().parseHex(String.join("", Collections.nCopies(200_000, begin)));

        assertThat(Pkcs12Iterations.of(deep)).isIn(0L, Long.MAX_VALUE);
        assertThat(KeystoreReader.openWithoutPassword("a.p12", deep)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3080308030803080",
                "308400000000",
                "30FF",
                "3084FFFFFFFF0201",
                "300704000202FFFF",
                "3006040102",
                "3009040002050000000001"
            })
    void isNotLedAstrayByWhatNoStoreIs(String hex) {
        assertThat(Pkcs12Iterations.of(HexFormat.of().parseHex(hex))).isZero();
    }

    /** The contents in an octet string of two parts, between which a count is torn apart. */
    private static byte[] inParts(byte[] store) throws IOException {
        var pfx = Pfx.getInstance(store);
        byte[] safe =
                ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
        int half = indexOf(safe, new byte[] {2, 2, 4, (byte) 0xD2}) + 3;
        var parts = new BEROctetString(new ASN1OctetString[] {
            new DEROctetString(Arrays.copyOf(safe, half)),
            new DEROctetString(Arrays.copyOfRange(safe, half, safe.length))
        });
        var contents = new ContentInfo(pfx.getAuthSafe().getContentType(), parts);
        return new Pfx(contents, pfx.getMacData()).getEncoded(ASN1Encoding.BER);
    }

    private static byte[] withCount(byte[] store, int count, int other) {
        byte[] changed = store.clone();
        int at = indexOf(store, new byte[] {2, 3, (byte) (count >> 16), (byte) (count >> 8), (byte) count});
        changed[at + 2] = (byte) (other >> 16);
        changed[at + 3] = (byte) (other >> 8);
        changed[at + 4] = (byte) other;
        return changed;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (ByteBuffer.wrap(bytes, at, part.length).equals(ByteBuffer.wrap(part))) {
                return at;
            }
        }
        throw new AssertionError("isn't there");
    }

    /** A store by the JDK with a key for each of these counts. */
    private static byte[] store(String algorithm, int... counts) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < counts.length; i++) {
            var protection = new PasswordProtection(
                    Samples.PASSWORD.characters(), algorithm, new PBEParameterSpec(new byte[20], counts[i]));
            store.setEntry(
                    "key" + i, new PrivateKeyEntry(ENTRY.key(), ENTRY.chain().toArray(Certificate[]::new)), protection);
        }
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, Samples.PASSWORD.characters());
        return bytes.toByteArray();
    }
}
