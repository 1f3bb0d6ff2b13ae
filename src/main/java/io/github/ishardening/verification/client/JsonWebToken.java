package io.github.ishardening.verification.client;

import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSON Web Token (RFC 7519), signed (RFC 7515) or not. Nothing in it is trusted. */
public final class JsonWebToken {

    private static final Pattern SIGNATURE = Pattern.compile("(RS|PS|ES)(256|384|512)");
    private static final int BITS_OF_BYTE = 8;

    private final JsonObject header;
    private final Optional<JsonObject> claims;
    private final byte[] signed;
    private final byte[] signature;

    private JsonWebToken(JsonObject header, Optional<JsonObject> claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** Parses a token; empty if only its issuer can read it, because it is opaque or encrypted. */
    public static Optional<JsonWebToken> read(Secret token) {
        String text = token.reveal();
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getUrlDecoder();
            byte[] signed = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.UTF_8);
            byte[] signature = decoder.decode(parts[2]);
            var claims = JsonObject.read(decoder.decode(parts[1]));
            return JsonObject.read(decoder.decode(parts[0]))
                    .map(header -> new JsonWebToken(header, claims, signed, signature));
        } catch (IllegalArgumentException e) {
            // not Base64
            return Optional.empty();
        }
    }

    /** The signature algorithm, {@code alg}; empty if missing. */
    public String algorithm() {
        return header.text("alg").orElse("");
    }

    /** The ID of the key with which it is signed, {@code kid}. */
    public Optional<String> keyId() {
        return header.text("kid");
    }

    /** The issuer, {@code iss}. */
    public Optional<String> issuer() {
        return claims.flatMap(all -> all.text("iss"));
    }

    /**
     * Whether its algorithm is asymmetric (RSA or elliptic curves): anyone can verify the signature, only the key's
     * owner can create it.
     */
    public boolean isSigned() {
        return SIGNATURE.matcher(algorithm()).matches();
    }

    /** Whether it is signed with this key, by the algorithm that it names (RFC 7518, section 3). */
    public boolean isSignedWith(PublicKey key) {
        Matcher named = SIGNATURE.matcher(algorithm());
        if (!named.matches()) {
            return false;
        }
        try {
            Signature verifier = verifier(named.group(1), named.group(2));
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // a key of another type, or a malformed signature
            return false;
        }
    }

    private static Signature verifier(String kind, String bits) throws GeneralSecurityException {
        if (kind.equals("PS")) {
            var verifier = Signature.getInstance("RSASSA-PSS");
            String digest = "SHA-" + bits;
            int salt = Integer.parseInt(bits) / BITS_OF_BYTE;
            verifier.setParameter(new PSSParameterSpec(
                    digest, "MGF1", new MGF1ParameterSpec(digest), salt, PSSParameterSpec.TRAILER_FIELD_BC));
            return verifier;
        }
        return Signature.getInstance("SHA" + bits + (kind.equals("RS") ? "withRSA" : "withECDSAinP1363Format"));
    }

    /** Constant: the token grants access. */
    @Override
    public String toString() {
        return "a token";
    }
}
