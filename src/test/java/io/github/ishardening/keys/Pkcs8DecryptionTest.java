package io.github.ishardening.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pkcs8DecryptionTest {

    private static final byte[] SALT = "saltsalt".getBytes(UTF_8);
    private static final int ITERATIONS = 2;
    private static final String PBKDF2 = "1.2.840.113549.1.5.12";

    /** MD2 with RC2 is left out: nobody has it to compare with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.113549.1.5.1",
                "1.2.840.113549.1.5.3",
                "1.2.840.113549.1.5.6",
                "1.2.840.113549.1.5.10",
                "1.2.840.113549.1.5.11",
                "1.2.840.113549.1.12.1.1",
                "1.2.840.113549.1.12.1.2",
                "1.2.840.113549.1.12.1.3",
                "1.2.840.113549.1.12.1.4",
                "1.2.840.113549.1.12.1.5",
                "1.2.840.113549.1.12.1.6"
            })
    void readsWhatOldProgramsHaveEncrypted(String scheme) throws Exception {
        byte[] key = key();

        assertThat(decrypted(scheme(scheme), encrypted(scheme, key))).isEqualTo(key);
    }

    @Test
    void refusesASchemeThatItDoesNotKnow() {
        assertRefused(scheme("1.2.840.113549.1.12.1.7"), "unknown algorithm 1.2.840.113549.1.12.1.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.113549.1.5.3", "1.2.840.113549.1.12.1.3", "1.2.840.113549.1.12.1.1", PBKDF2})
    void refusesMoreIterationsThanAKeyTakesThatIsMeantToBeOpened(String scheme) {
        for (long count : new long[] {5_000_001, Integer.MAX_VALUE, Long.MAX_VALUE}) {
            assertRefused(scheme(scheme, BigInteger.valueOf(count)), "it requires too many iterations");
        }
    }

    @Test
    void refusesScryptThatFillsTheMemoryOrNeverEnds() {
        assertRefused(scrypt(1 << 20, 8, 1), "scrypt requires too much memory");
        assertRefused(scrypt(1 << 14, 8, 33), "scrypt requires too much memory");
        assertRefused(
                scrypt(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE), "scrypt requires too much memory");
    }

    @Test
    void failsAtParametersThatMakeNoSense() {
        var hostile = List.of(
                scheme(PBKDF2, BigInteger.ZERO),
                scheme(PBKDF2, BigInteger.valueOf(-2_147_483_649L)),
                scrypt(-1 << 20, -8, 1),
                scrypt(1 << 20, 1 << 20, 0),
                scrypt(3, 8, 1),
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2),
                new AlgorithmIdentifier(PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC4, DERNull.INSTANCE));

        for (var scheme : hostile) {
            assertThatThrownBy(() -> decrypted(scheme, new byte[16])).isInstanceOf(PKCSException.class);
        }
    }

    private static void assertRefused(AlgorithmIdentifier scheme, String message) {
        assertThatThrownBy(() -> decrypted(scheme, new byte[16]))
                .isInstanceOf(PKCSException.class)
                .cause()
                .isInstanceOf(OperatorCreationException.class)
                .hasMessage(message);
    }

    private static byte[] key() throws Exception {
        return KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
    }

    private static AlgorithmIdentifier scheme(String name) {
        return scheme(name, BigInteger.valueOf(ITERATIONS));
    }

    private static AlgorithmIdentifier scheme(String name, BigInteger iterations) {
        var parameters = new DERSequence(new ASN1Encodable[] {new DEROctetString(SALT), new ASN1Integer(iterations)});
        return name.equals(PBKDF2)
                ? pbes2(new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, parameters))
                : new AlgorithmIdentifier(new ASN1ObjectIdentifier(name), parameters);
    }

    private static AlgorithmIdentifier scrypt(int cost, int block, int parallel) {
        return pbes2(
                new KeyDerivationFunc(MiscObjectIdentifiers.id_scrypt, new ScryptParams(SALT, cost, block, parallel)));
    }

    private static AlgorithmIdentifier pbes2(KeyDerivationFunc derivation) {
        var cipher = new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]));
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(derivation, cipher));
    }

    private static byte[] encrypted(String scheme, byte[] key) throws Exception {
        var provider = new BouncyCastleProvider();
        AlgorithmParameterSpec parameters = new PBEParameterSpec(SALT, ITERATIONS);
        var cipher = Cipher.getInstance(scheme, provider);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(scheme, provider).generateSecret(new PBEKeySpec("secret".toCharArray())),
                parameters);
        return cipher.doFinal(key);
    }

    private static byte[] decrypted(AlgorithmIdentifier scheme, byte[] encrypted) throws Exception {
        return new PKCS8EncryptedPrivateKeyInfo(new EncryptedPrivateKeyInfo(scheme, encrypted))
                .decryptPrivateKeyInfo(new Pkcs8Decryption("secret".toCharArray()))
                .getEncoded();
    }
}
