package io.github.ishardening.certificate;

import io.github.ishardening.problem.ProblemException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A type and size of key, with its signature algorithm. Keys come from the JDK's own providers.
 *
 * <p>The text form, in parameters and in {@code keys.lock}, is {@code RSA-3072} or {@code EC-P256}. SHA-256 is used
 * with RSA and P-256, SHA-384 with P-384 (RFC 5480, section 4, matches the hash to the curve).
 */
public enum KeyAlgorithm {
    /** RSA, 2048 bits; 112 bits of strength, for partners that support no more. */
    RSA_2048("RSA-2048", "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4), "SHA256withRSA"),
    /** RSA, 3072 bits; 128 bits of strength, the default. */
    RSA_3072("RSA-3072", "RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4), "SHA256withRSA"),
    /** RSA, 4096 bits. */
    RSA_4096("RSA-4096", "RSA", new RSAKeyGenParameterSpec(4096, RSAKeyGenParameterSpec.F4), "SHA256withRSA"),
    /** The NIST curve P-256; for ca and tls only. */
    EC_P256("EC-P256", "EC", new ECGenParameterSpec("secp256r1"), "SHA256withECDSA"),
    /** The NIST curve P-384; for ca and tls only. */
    EC_P384("EC-P384", "EC", new ECGenParameterSpec("secp384r1"), "SHA384withECDSA");

    private static final String P256_OID = "1.2.840.10045.3.1.7";
    private static final String P384_OID = "1.3.132.0.34";

    private final String text;
    private final String family;
    private final AlgorithmParameterSpec parameters;
    private final String signature;

    KeyAlgorithm(String text, String family, AlgorithmParameterSpec parameters, String signature) {
        this.text = text;
        this.family = family;
        this.parameters = parameters;
        this.signature = signature;
    }

    /** Whether this is RSA of any size. */
    public boolean isRsa() {
        return family.equals("RSA");
    }

    /** Generates a new key pair; RSA takes the better part of a second. */
    public KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            generator.initialize(parameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new ProviderException("The JDK can't generate keys of type " + text, e);
        }
    }

    /** The algorithm of a key, or empty if it is none of these. */
    public static Optional<KeyAlgorithm> of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return find("RSA-" + rsa.getModulus().bitLength());
        }
        if (key instanceof ECPublicKey) {
            return switch (Spki.curve(key)) {
                case P256_OID -> Optional.of(EC_P256);
                case P384_OID -> Optional.of(EC_P384);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /**
     * The JCA name of the signature algorithm for a key.
     *
     * @throws IllegalArgumentException if the key is none of these
     */
    static String signatureOf(PublicKey key) {
        return of(key).orElseThrow(() -> new IllegalArgumentException("No signature is known for " + describe(key)))
                .signature;
    }

    /** The type of a key, in words, even if it is none of these: {@code RSA-1024}, {@code DSA}. */
    public static String describe(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "RSA-" + rsa.getModulus().bitLength();
        }
        return of(key).map(KeyAlgorithm::toString).orElse(key.getAlgorithm());
    }

    /**
     * The algorithm with this text form, as in {@code <algorithm>} of a role.
     *
     * @throws ProblemException if there is none; lists those that the role supports
     */
    public static KeyAlgorithm parse(Role role, String text) {
        return find(text)
                .orElseThrow(() -> new ProblemException(
                        role.parameter() + "<algorithm>",
                        "must be one of "
                                + Arrays.stream(values())
                                        .filter(role::accepts)
                                        .map(KeyAlgorithm::toString)
                                        .collect(Collectors.joining(", "))
                                + ", but is " + text + "."));
    }

    private static Optional<KeyAlgorithm> find(String text) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.text.equalsIgnoreCase(text))
                .findFirst();
    }

    /** The text form. */
    @Override
    public String toString() {
        return text;
    }
}
