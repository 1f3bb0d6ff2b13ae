package io.github.ishardening.certificate;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Detects weak certificates: a key below RSA-2048 or the equivalent, or a signature below SHA-256. */
public final class Weakness {

    private static final int RSA = 2048;
    // As strong as RSA-2048 (NIST SP 800-57 part 1, table 2).
    private static final int ELLIPTIC_CURVE = 224;
    private static final Pattern WEAK_DIGEST = Pattern.compile("(MD\\d|SHA-?1|SHA-?224)(WITH.*)?");

    private Weakness() {}

    /**
     * The weakness of a certificate in a truststore. The signature of a self-issued certificate doesn't count: it isn't
     * checked, since the certificate itself is trusted (RFC 5280, section 6.1.1).
     */
    public static Optional<String> ofTrusted(X509Certificate certificate) {
        return Signatures.isSelfIssued(certificate) ? key(certificate.getPublicKey()) : of(certificate);
    }

    /** The weakness in short, {@code RSA-1024} or {@code signed with SHA1withRSA}; empty if there is none. */
    public static Optional<String> of(X509Certificate certificate) {
        return Stream.of(
                        key(certificate.getPublicKey()),
                        signature(certificate).map(algorithm -> "signed with " + algorithm))
                .flatMap(Optional::stream)
                .reduce((key, signature) -> key + ", " + signature);
    }

    /** The weakness of a key, such as {@code RSA-1024}; empty if it is at least as strong as RSA-2048. */
    public static Optional<String> key(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return below("RSA-", rsa.getModulus().bitLength(), RSA);
        }
        if (key instanceof DSAPublicKey dsa && dsa.getParams() != null) {
            return below("DSA-", dsa.getParams().getP().bitLength(), RSA);
        }
        if (key instanceof ECPublicKey curve) {
            return below("EC-", curve.getParams().getOrder().bitLength(), ELLIPTIC_CURVE);
        }
        return Optional.empty();
    }

    private static Optional<String> below(String name, int bits, int floor) {
        return bits < floor ? Optional.of(name + bits) : Optional.empty();
    }

    /** The algorithm of a weak signature, such as {@code SHA1withRSA}; empty if it is SHA-256 or better. */
    public static Optional<String> signature(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName();
        boolean weak = WEAK_DIGEST
                .matcher(algorithm.equals("RSASSA-PSS") ? pssDigest(certificate) : algorithm.toUpperCase(Locale.ROOT))
                .matches();
        return Optional.of(algorithm).filter(any -> weak);
    }

    private static String pssDigest(X509Certificate certificate) {
        try {
            var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | java.io.IOException e) {
            // Such a signature can't be verified, so it is treated as weak.
            return "SHA1";
        }
    }
}
