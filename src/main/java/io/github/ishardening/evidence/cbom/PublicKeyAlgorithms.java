package io.github.ishardening.evidence.cbom;

import io.github.ishardening.certificate.KeyAlgorithm;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The algorithms of public keys: signatures, and encryption with RSA. Quantum computers break all except ML-DSA. */
public final class PublicKeyAlgorithms {

    /** Modulus and strength, in bits (NIST SP 800-57 part 1, table 2; SP 800-56B, table 2). */
    private static final NavigableMap<Integer, Integer> RSA_STRENGTHS = new TreeMap<>(
            Map.of(0, 0, 1024, 80, 2048, 112, 3072, 128, 4096, 152, 6144, 176, 7680, 192, 8192, 200, 15360, 256));

    /** The names in FIPS 204 by object identifier, which Java versions without support use instead. */
    private static final Map<String, String> ML_DSA = Map.of(
            "2.16.840.1.101.3.4.3.17", "ML-DSA-44",
            "2.16.840.1.101.3.4.3.18", "ML-DSA-65",
            "2.16.840.1.101.3.4.3.19", "ML-DSA-87");

    private static final Map<String, Integer> ML_DSA_CATEGORIES =
            Map.of("ML-DSA-44", 2, "ML-DSA-65", 3, "ML-DSA-87", 5);

    private static final Pattern SIGNATURE =
            Pattern.compile("(SHA3-\\d+|SHA\\d*|MD\\d)with(RSA|ECDSA|DSA)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> CURVES = Map.of("EC-P256", "P-256", "EC-P384", "P-384");

    private PublicKeyAlgorithms() {}

    /** The algorithm of a key. */
    static Algorithm of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa(rsa.getModulus().bitLength());
        }
        if (key instanceof ECPublicKey curve) {
            return ellipticCurve(curve);
        }
        if (key instanceof EdECPublicKey edwards) {
            String curve = edwards.getParams().getName();
            return signature(curve).with("curve", curve).withStrength(curve.equals("Ed448") ? 224 : 128, 0);
        }
        if (key instanceof DSAPublicKey dsa && dsa.getParams() != null) {
            int bits = dsa.getParams().getP().bitLength();
            return sized(
                    signature("DSA-" + bits),
                    bits,
                    RSA_STRENGTHS.floorEntry(bits).getValue());
        }
        return other(key.getAlgorithm());
    }

    /** The length of a key, in bits; empty if unknown. */
    static OptionalInt bits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return OptionalInt.of(rsa.getModulus().bitLength());
        }
        if (key instanceof ECPublicKey curve) {
            return OptionalInt.of(curve.getParams().getCurve().getField().getFieldSize());
        }
        return key instanceof DSAPublicKey dsa && dsa.getParams() != null
                ? OptionalInt.of(dsa.getParams().getP().bitLength())
                : OptionalInt.empty();
    }

    /** RSA for any purpose. */
    private static Algorithm rsa(int bits) {
        return sized(
                Algorithm.of("RSA-" + bits, "pke", "encrypt", "decrypt", "sign", "verify"),
                bits,
                RSA_STRENGTHS.floorEntry(bits).getValue());
    }

    /**
     * Encryption with RSA.
     *
     * @param bits the length of the key; empty if unknown
     * @param name the name of the padding
     * @param padding the padding, as named in the schema
     */
    static Algorithm rsaEncryption(OptionalInt bits, String name, String padding) {
        String start = bits.isPresent() ? "RSA-" + bits.getAsInt() : "RSA";
        var encryption =
                Algorithm.of(start + "-" + name, "pke", "encrypt", "decrypt").with("padding", padding);
        return bits.isPresent()
                ? sized(
                        encryption,
                        bits.getAsInt(),
                        RSA_STRENGTHS.floorEntry(bits.getAsInt()).getValue())
                : encryption.withCategory(0);
    }

    private static Algorithm ellipticCurve(ECPublicKey key) {
        int bits = key.getParams().getOrder().bitLength();
        var known = KeyAlgorithm.of(key).map(KeyAlgorithm::toString).map(CURVES::get);
        var curve = Algorithm.of("EC-" + known.orElse(String.valueOf(bits)), "signature", "sign", "verify", "keygen");
        return (known.isPresent() ? curve.with("curve", known.get()) : curve).withStrength(bits / 2, 0);
    }

    private static Algorithm sized(Algorithm algorithm, int bits, int strength) {
        return algorithm.with("parameterSetIdentifier", String.valueOf(bits)).withStrength(strength, 0);
    }

    /** The algorithm that a certificate is signed with. */
    static Algorithm signatureOf(X509Certificate certificate) {
        return signatureOf(certificate.getSigAlgName()).identifiedBy(certificate.getSigAlgOID());
    }

    private static Algorithm signatureOf(String name) {
        var parts = SIGNATURE.matcher(name);
        if (!parts.matches()) {
            return name.startsWith("Ed") || name.equals("RSASSA-PSS")
                    ? signature(name).withCategory(0)
                    : other(name);
        }
        return signature(name).withCategory(0).madeOf(HashAlgorithms.hash(parts.group(1)));
    }

    /** A signature algorithm by its name, without a key. */
    static Algorithm signature(String name) {
        return Algorithm.of(name, "signature", "sign", "verify");
    }

    private static Algorithm other(String text) {
        String name = ML_DSA.getOrDefault(text, text);
        return ML_DSA_CATEGORIES.containsKey(name)
                ? signature(name).withCategory(ML_DSA_CATEGORIES.get(name))
                : Algorithm.of(name, "unknown", "unknown");
    }
}
