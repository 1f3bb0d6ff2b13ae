package io.github.ishardening.verification.client;

import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.problem.ProblemException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key that a server publishes (RFC 7517, RFC 7518 section 6).
 *
 * @param kind its type, {@code kty}; empty if missing
 * @param id its ID in tokens, {@code kid}
 * @param key the public key; empty if it is neither RSA nor on a NIST elliptic curve, or can't be read
 * @param isPrivate whether it contains private parameters
 * @param hasCertificate whether it contains certificates, {@code x5c}
 * @param certificate the first of them; empty if it can't be read
 * @param thumbprint the SHA-256 that it contains for its certificate, {@code x5t#S256}
 */
public record JsonWebKey(
        String kind,
        Optional<String> id,
        Optional<PublicKey> key,
        boolean isPrivate,
        boolean hasCertificate,
        Optional<X509Certificate> certificate,
        Optional<String> thumbprint) {

    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    /** The keys of a key set; empty if the object isn't one. */
    public static Optional<List<JsonWebKey>> set(JsonObject object) {
        return object.objects("keys")
                .map(keys -> keys.stream().map(JsonWebKey::of).toList());
    }

    private static JsonWebKey of(JsonObject json) {
        return new JsonWebKey(
                json.text("kty").orElse(""),
                json.text("kid"),
                key(json),
                PRIVATE.stream().anyMatch(json::has),
                json.has("x5c"),
                json.texts("x5c").stream().flatMap(List::stream).findFirst().flatMap(JsonWebKey::certificate),
                json.text("x5t#S256"));
    }

    private static Optional<PublicKey> key(JsonObject json) {
        try {
            return switch (json.text("kty").orElse("")) {
                case "RSA" -> Optional.of(rsa(number(json, "n"), number(json, "e")));
                case "EC" -> curve(json);
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // not Base64, or the numbers aren't a key
            return Optional.empty();
        }
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static Optional<PublicKey> curve(JsonObject json) throws GeneralSecurityException {
        var name = json.text("crv").map(CURVES::get);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(name.get()));
        var curve = parameters.getParameterSpec(ECParameterSpec.class);
        var point = new ECPoint(number(json, "x"), number(json, "y"));
        int bits = curve.getCurve().getField().getFieldSize();
        if (point.getAffineX().bitLength() > bits || point.getAffineY().bitLength() > bits) {
            // Java would fail with an undocumented exception.
            return Optional.empty();
        }
        return Optional.of(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve)));
    }

    private static BigInteger number(JsonObject json, String name) {
        String digits = json.text(name).orElseThrow(() -> new IllegalArgumentException("without " + name));
        return new BigInteger(1, Base64.getUrlDecoder().decode(digits));
    }

    /** Unlike the other values, {@code x5c} is plain Base64 (RFC 7517, section 4.7). */
    private static Optional<X509Certificate> certificate(String base64) {
        try {
            return CertificateReader.read("x5c", Base64.getDecoder().decode(base64)).stream()
                    .findFirst();
        } catch (ProblemException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether its thumbprint encodes this SHA-256: the bytes or, in older WSO2 versions, the hexadecimal digits. */
    public boolean hasThumbprint(byte[] sha256, String hexadecimal) {
        return Stream.of(sha256, hexadecimal.getBytes(StandardCharsets.US_ASCII))
                .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                .anyMatch(
                        text -> thumbprint.map(given -> given.replace("=", "")).equals(Optional.of(text)));
    }
}
