package io.github.ishardening.keys;

import static java.util.Map.entry;

import io.github.ishardening.keystore.KeystoreReader;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.MD2Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S1ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.io.CipherInputStream;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Decrypts a PKCS8 private key with Bouncy Castle's ciphers directly. To use them through a JDK provider would require
 * a signed jar for Oracle's JDK, and this plugin's jar isn't signed.
 *
 * <p>Supports PBES1 and PBES2 (RFC 8018), scrypt (RFC 7914), and the schemes of PKCS12 (RFC 7292, appendix C).
 */
final class Pkcs8Decryption implements InputDecryptorProvider {

    /** The maximum number of bytes that scrypt may process, to limit memory and time: 32 times OpenSSL's default. */
    private static final BigInteger MOST_BYTES = BigInteger.valueOf(512L << 20);

    private static final BigInteger MOST_ITERATIONS = BigInteger.valueOf(KeystoreReader.MOST_ITERATIONS);

    private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> FUNCTIONS = Map.ofEntries(
            entry(PKCSObjectIdentifiers.id_hmacWithSHA1, SHA1Digest::new),
            entry(PKCSObjectIdentifiers.id_hmacWithSHA224, SHA224Digest::new),
            entry(PKCSObjectIdentifiers.id_hmacWithSHA256, SHA256Digest::new),
            entry(PKCSObjectIdentifiers.id_hmacWithSHA384, SHA384Digest::new),
            entry(PKCSObjectIdentifiers.id_hmacWithSHA512, SHA512Digest::new),
            entry(NISTObjectIdentifiers.id_hmacWithSHA3_224, () -> new SHA3Digest(224)),
            entry(NISTObjectIdentifiers.id_hmacWithSHA3_256, () -> new SHA3Digest(256)),
            entry(NISTObjectIdentifiers.id_hmacWithSHA3_384, () -> new SHA3Digest(384)),
            entry(NISTObjectIdentifiers.id_hmacWithSHA3_512, () -> new SHA3Digest(512)),
            entry(GMObjectIdentifiers.hmac_sm3, SM3Digest::new));

    private static final Map<ASN1ObjectIdentifier, Block> PBES2 = Map.of(
            PKCSObjectIdentifiers.des_EDE3_CBC, new Block(DESedeEngine::new, 192),
            NISTObjectIdentifiers.id_aes128_CBC, new Block(AESEngine::newInstance, 128),
            NISTObjectIdentifiers.id_aes192_CBC, new Block(AESEngine::newInstance, 192),
            NISTObjectIdentifiers.id_aes256_CBC, new Block(AESEngine::newInstance, 256),
            GMObjectIdentifiers.sms4_cbc, new Block(SM4Engine::new, 128));

    private static final Map<ASN1ObjectIdentifier, Digested> PBES1 = Map.of(
            PKCSObjectIdentifiers.pbeWithMD2AndDES_CBC, new Digested(MD2Digest::new, DESEngine::new),
            PKCSObjectIdentifiers.pbeWithMD2AndRC2_CBC, new Digested(MD2Digest::new, RC2Engine::new),
            PKCSObjectIdentifiers.pbeWithMD5AndDES_CBC, new Digested(MD5Digest::new, DESEngine::new),
            PKCSObjectIdentifiers.pbeWithMD5AndRC2_CBC, new Digested(MD5Digest::new, RC2Engine::new),
            PKCSObjectIdentifiers.pbeWithSHA1AndDES_CBC, new Digested(SHA1Digest::new, DESEngine::new),
            PKCSObjectIdentifiers.pbeWithSHA1AndRC2_CBC, new Digested(SHA1Digest::new, RC2Engine::new));

    private static final Map<ASN1ObjectIdentifier, Block> PKCS12 = Map.of(
            PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, new Block(DESedeEngine::new, 192),
            PKCSObjectIdentifiers.pbeWithSHAAnd2_KeyTripleDES_CBC, new Block(DESedeEngine::new, 128),
            PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC, new Block(RC2Engine::new, 128),
            PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, new Block(RC2Engine::new, 40));

    private static final Map<ASN1ObjectIdentifier, Integer> PKCS12_RC4 = Map.of(
            PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC4, 128,
            PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC4, 40);

    private final char[] password;

    /** Decrypts with this password, which the caller clears afterwards. */
    Pkcs8Decryption(char[] password) {
        this.password = password;
    }

    /**
     * A decryptor for a scheme with its parameters from the file; its stream fails if the password is wrong.
     *
     * @throws OperatorCreationException if the scheme is unknown, or would take unreasonably long; invalid parameters
     *     cause Bouncy Castle's own exceptions
     */
    @Override
    public InputDecryptor get(AlgorithmIdentifier scheme) throws OperatorCreationException {
        UnaryOperator<InputStream> decryption = decryption(scheme);
        return new InputDecryptor() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return scheme;
            }

            @Override
            public InputStream getInputStream(InputStream encrypted) {
                return decryption.apply(encrypted);
            }
        };
    }

    private UnaryOperator<InputStream> decryption(AlgorithmIdentifier scheme) throws OperatorCreationException {
        ASN1ObjectIdentifier name = scheme.getAlgorithm();
        if (name.equals(PKCSObjectIdentifiers.id_PBES2)) {
            return pbes2(PBES2Parameters.getInstance(scheme.getParameters()));
        }
        if (PBES1.containsKey(name)) {
            return pbes1(PBES1.get(name), PBEParameter.getInstance(scheme.getParameters()));
        }
        var parameters = PKCS12PBEParams.getInstance(scheme.getParameters());
        var generator = new PKCS12ParametersGenerator(new SHA1Digest());
        generator.init(
                PBEParametersGenerator.PKCS12PasswordToBytes(password),
                parameters.getIV(),
                iterations(parameters.getIterations()));
        if (PKCS12_RC4.containsKey(name)) {
            var cipher = new RC4Engine();
            cipher.init(false, generator.generateDerivedParameters(PKCS12_RC4.get(name)));
            return encrypted -> new CipherInputStream(encrypted, cipher);
        }
        Block block = known(PKCS12, name);
        return cbc(block.engine(), generator.generateDerivedParameters(block.bits(), 64));
    }

    private UnaryOperator<InputStream> pbes1(Digested scheme, PBEParameter parameters)
            throws OperatorCreationException {
        var generator = new PKCS5S1ParametersGenerator(scheme.digest().get());
        generator.init(
                PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password),
                parameters.getSalt(),
                iterations(parameters.getIterationCount()));
        return cbc(scheme.engine(), generator.generateDerivedParameters(64, 64));
    }

    private UnaryOperator<InputStream> pbes2(PBES2Parameters parameters) throws OperatorCreationException {
        EncryptionScheme scheme = parameters.getEncryptionScheme();
        Block block = known(PBES2, scheme.getAlgorithm());
        KeyDerivationFunc derivation = parameters.getKeyDerivationFunc();
        CipherParameters key = derivation.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)
                ? scrypt(ScryptParams.getInstance(derivation.getParameters()), block.bits())
                : pbkdf2(PBKDF2Params.getInstance(derivation.getParameters()), block.bits());
        byte[] start = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
        return cbc(block.engine(), new ParametersWithIV(key, start));
    }

    private CipherParameters pbkdf2(PBKDF2Params parameters, int bits) throws OperatorCreationException {
        var generator = new PKCS5S2ParametersGenerator(
                known(FUNCTIONS, parameters.getPrf().getAlgorithm()).get());
        generator.init(
                PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password),
                parameters.getSalt(),
                iterations(parameters.getIterationCount()));
        return generator.generateDerivedParameters(bits);
    }

    private CipherParameters scrypt(ScryptParams parameters, int bits) throws OperatorCreationException {
        BigInteger bytes = BigInteger.valueOf(128)
                .multiply(parameters.getCostParameter())
                .multiply(parameters.getBlockSize())
                .multiply(parameters.getParallelizationParameter());
        if (bytes.compareTo(MOST_BYTES) > 0) {
            throw new OperatorCreationException("scrypt requires too much memory");
        }
        return new KeyParameter(SCrypt.generate(
                PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password),
                parameters.getSalt(),
                parameters.getCostParameter().intValueExact(),
                parameters.getBlockSize().intValueExact(),
                parameters.getParallelizationParameter().intValueExact(),
                bits / Byte.SIZE));
    }

    private static UnaryOperator<InputStream> cbc(Supplier<BlockCipher> engine, CipherParameters parameters) {
        var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(engine.get()));
        cipher.init(false, parameters);
        return encrypted -> new CipherInputStream(encrypted, cipher);
    }

    private static int iterations(BigInteger count) throws OperatorCreationException {
        if (count.compareTo(MOST_ITERATIONS) > 0) {
            throw new OperatorCreationException("it requires too many iterations");
        }
        return count.intValueExact();
    }

    private static <T> T known(Map<ASN1ObjectIdentifier, T> names, ASN1ObjectIdentifier name)
            throws OperatorCreationException {
        T known = names.get(name);
        if (known == null) {
            throw new OperatorCreationException("unknown algorithm " + name);
        }
        return known;
    }

    /** A cipher and its key length. */
    private record Block(Supplier<BlockCipher> engine, int bits) {}

    /** A digest that derives the key for a cipher; key and block have 64 bits. */
    private record Digested(Supplier<Digest> digest, Supplier<BlockCipher> engine) {}
}
