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

/** A token that says of itself what it is (RFC 7519), signed (RFC 7515) or not. Nothing of it is believed. */
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

    /** Reads a token; empty if nobody but who issued it can, because it is opaque or encrypted. */
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

    /** How it says that it is signed, {@code alg}; empty if it doesn't say. */
    public String algorithm() {
        return header.text("alg").orElse("");
    }

    /** What it calls the key that it is signed with, {@code kid}. */
    public Optional<String> keyId() {
        return header.text("kid");
    }

    /** Who it says has issued it, {@code iss}. */
    public Optional<String> issuer() {
        return claims.flatMap(all -> all.text("iss"));
    }

    /**
     * Whether it says that it has a signature that everyone can verify and only one can make: by RSA or elliptic
     * curves.
     */
    public boolean isSigned() {
        return SIGNATURE.matcher(algorithm()).matches();
    }

    /** Whether its signature is one of this key, by the algorithm that it names (RFC 7518, section 3). */
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
            // a key of another kind, or a signature that is none
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

    /** Says nothing of the token, which opens what it is for. */
    @Override
    public String toString() {
        return "a token";
    }
}
