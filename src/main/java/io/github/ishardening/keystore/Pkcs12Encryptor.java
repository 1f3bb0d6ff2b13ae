package io.github.ishardening.keystore;

import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;

/** Encrypts one part of a PKCS12 store with a JDK cipher and a salt chosen by the caller, which no builder supports. */
final class Pkcs12Encryptor implements OutputEncryptor {

    /** The number that the JDK uses for its own stores (keystore.pkcs12.keyPbeIterationCount). */
    static final int ITERATIONS = 10_000;

    static final int SALT_LENGTH = 20;

    private static final int IV_LENGTH = 16;

    private final Cipher cipher;
    private final SecretKey key;
    private final AlgorithmIdentifier algorithm;

    Pkcs12Encryptor(Pkcs12Profile profile, Secret password, Salts salts) {
        char[] characters = password.characters();
        var spec = new PBEKeySpec(characters);
        Arrays.fill(characters, '\0');
        try {
            byte[] salt = salts.next(SALT_LENGTH);
            cipher = Cipher.getInstance(profile.cipher());
            key = SecretKeyFactory.getInstance(profile.cipher()).generateSecret(spec);
            if (profile == Pkcs12Profile.MODERN) {
                var iv = new IvParameterSpec(salts.next(IV_LENGTH));
                cipher.init(Cipher.ENCRYPT_MODE, key, new PBEParameterSpec(salt, ITERATIONS, iv));
                algorithm = new AlgorithmIdentifier(
                        profile.encryption(),
                        ASN1Primitive.fromByteArray(cipher.getParameters().getEncoded()));
            } else {
                cipher.init(Cipher.ENCRYPT_MODE, key, new PBEParameterSpec(salt, ITERATIONS));
                algorithm = new AlgorithmIdentifier(profile.encryption(), new PKCS12PBEParams(salt, ITERATIONS));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new ProviderException("The JDK can't encrypt with " + profile.cipher(), e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm;
    }

    @Override
    public OutputStream getOutputStream(OutputStream out) {
        return new CipherOutputStream(out, cipher);
    }

    @Override
    public GenericKey getKey() {
        return new GenericKey(algorithm, key.getEncoded());
    }
}
