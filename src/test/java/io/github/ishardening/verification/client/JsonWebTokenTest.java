package io.github.ishardening.verification.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Tokens and keys that nimbus-jose-jwt has made, and damaged ones. */
class JsonWebTokenTest {

    private static final RSAKey RSA = rsa();
    private static final RSAKey OTHER = rsa();
    private static final Map<JWSAlgorithm, ECKey> CURVES = Map.of(
            JWSAlgorithm.ES256, curve(Curve.P_256),
            JWSAlgorithm.ES384, curve(Curve.P_384),
            JWSAlgorithm.ES512, curve(Curve.P_521));

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey curve(Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(curve.getName()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID("a key").build(),
                new JWTClaimsSet.Builder().issuer("https://is.example.com").build());
        token.sign(signer);
        return token.serialize();
    }

    private static JsonWebToken read(String token) {
        return JsonWebToken.read(Secret.of(token)).orElseThrow();
    }

    /** The key of a set as the class under test reads it. */
    private static PublicKey published(JWK key) {
        String set = new JWKSet(key).toString();
        return set(set).get(0).key().orElseThrow();
    }

    private static List<JsonWebKey> set(String json) {
        return JsonObject.read(json.getBytes(StandardCharsets.UTF_8))
                .flatMap(JsonWebKey::set)
                .orElseThrow();
    }

    @Test
    void everySignatureOfRsaIsVerified() throws JOSEException {
        for (JWSAlgorithm algorithm : JWSAlgorithm.Family.RSA) {
            var token = read(signed(algorithm, new RSASSASigner(RSA)));
            assertThat(token.isSigned()).isTrue();
            assertThat(token.isSignedWith(published(RSA)))
                    .as(algorithm.getName())
                    .isTrue();
            assertThat(token.isSignedWith(published(OTHER)))
                    .as(algorithm.getName())
                    .isFalse();
        }
    }

    @Test
    void everySignatureOfACurveIsVerified() throws JOSEException {
        for (var key : CURVES.entrySet()) {
            var token = read(signed(key.getKey(), new ECDSASigner(key.getValue())));
            assertThat(token.isSigned()).isTrue();
            assertThat(token.isSignedWith(published(key.getValue()))).isTrue();
            assertThat(token.isSignedWith(published(curve(key.getValue().getCurve()))))
                    .isFalse();
            assertThat(token.isSignedWith(published(RSA))).isFalse();
        }
    }

    @Test
    void aSharedSecretIsNoSignature() throws JOSEException {
        byte[] secret = RSA.toRSAPublicKey().getEncoded();
        var token = read(signed(JWSAlgorithm.HS256, new MACSigner(secret)));
        assertThat(token.isSigned()).isFalse();
        assertThat(token.isSignedWith(published(RSA))).isFalse();
    }

    @Test
    void aChangedTokenIsNotVerified() throws JOSEException {
        String[] parts = signed(JWSAlgorithm.RS256, new RSASSASigner(RSA)).split("\\.", -1);
        String claims =
                Base64URL.encode("{\"iss\":\"https://attacker.example\"}").toString();
        assertThat(read(parts[0] + "." + claims + "." + parts[2]).isSignedWith(published(RSA)))
                .isFalse();
        assertThat(read(parts[0] + "." + parts[1] + ".").isSignedWith(published(RSA)))
                .isFalse();
        assertThat(read(parts[0] + "." + parts[1] + ".AAAA").isSignedWith(published(RSA)))
                .isFalse();
    }

    @Test
    void tellsWhatItSaysOfItself() throws JOSEException {
        var token = read(signed(JWSAlgorithm.RS256, new RSASSASigner(RSA)));
        assertThat(token.algorithm()).isEqualTo("RS256");
        assertThat(token.keyId()).contains("a key");
        assertThat(token.issuer()).contains("https://is.example.com");
        assertThat(token).hasToString("a token");
    }

    @Test
    void aSignatureOfZerosIsNone() {
        // CVE-2022-21449
        for (var key : CURVES.entrySet()) {
            String header = "{\"alg\":\"%s\"}".formatted(key.getKey().getName());
            int length = 2
                    * ((key.getValue()
                                            .getCurve()
                                            .toECParameterSpec()
                                            .getCurve()
                                            .getField()
                                            .getFieldSize()
                                    + 7)
                            / 8);
            String token =
                    Base64URL.encode(header) + "." + Base64URL.encode("{}") + "." + Base64URL.encode(new byte[length]);
            assertThat(read(token).isSignedWith(published(key.getValue()))).isFalse();
        }
    }

    @Test
    void opaqueTokensAreNoneOfThese() {
        for (String opaque : List.of(
                "",
                ".",
                "..",
                "a.b.c",
                "8a5c7e2f-0000-3c8e-9f4b",
                "e30.e30.e30.e30.e30",
                "!.e30.",
                "e30.e30.=",
                "W10.e30.")) {
            assertThat(JsonWebToken.read(Secret.of(opaque))).as(opaque).isEmpty();
        }
    }

    @Property(tries = 300)
    void readingNeverFails(@ForAll String token) {
        assertThat(JsonWebToken.read(Secret.of(token))).isNotNull();
    }

    @Test
    void aKeyIsTheOneThatWasPublished() throws JOSEException {
        assertThat(published(RSA)).isEqualTo(RSA.toRSAPublicKey());
        for (ECKey key : CURVES.values()) {
            assertThat(published(key)).isEqualTo(key.toECPublicKey());
        }
    }

    @Test
    void aKeyThatIsNoneIsNotRead() {
        for (String none : List.of(
                "{}",
                "{\"kty\":7}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"RSA\",\"n\":\"!\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}",
                "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}".formatted("_".repeat(100_000)),
                "{\"kty\":\"EC\",\"crv\":\"P-256\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"AQ\"}".formatted("_".repeat(100)))) {
            assertThat(set("{\"keys\":[" + none + "]}").get(0).key())
                    .as(none.substring(0, Math.min(60, none.length())))
                    .isEmpty();
        }
    }

    /** Nobody hangs or fails over it: that the point isn't on the curve, or that the modulus has small factors, shows nowhere. */
    @Test
    void aKeyThatOnlyLooksLikeOneVerifiesNothing() throws JOSEException {
        var token = read(signed(JWSAlgorithm.ES256, new ECDSASigner(CURVES.get(JWSAlgorithm.ES256))));
        var other = read(signed(JWSAlgorithm.RS256, new RSASSASigner(RSA)));
        for (String key : List.of(
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}".formatted("_".repeat(342), "_".repeat(342)))) {
            set("{\"keys\":[" + key + "]}").get(0).key().ifPresent(read -> {
                assertThat(token.isSignedWith(read)).isFalse();
                assertThat(other.isSignedWith(read)).isFalse();
            });
        }
    }

    @Test
    void aSetNeedsAnArrayOfKeys() {
        for (String none : List.of("{}", "{\"keys\":{}}", "{\"keys\":\"\"}")) {
            assertThat(JsonObject.read(none.getBytes(StandardCharsets.UTF_8)).flatMap(JsonWebKey::set))
                    .isEqualTo(Optional.empty());
        }
    }

    @Test
    void aPrivateKeyShows() {
        assertThat(set(new JWKSet(RSA).toString(false)).get(0).isPrivate()).isTrue();
        assertThat(set(new JWKSet(RSA).toString(true)).get(0).isPrivate()).isFalse();
        assertThat(published(RSA)).isInstanceOf(RSAPublicKey.class);
    }
}
