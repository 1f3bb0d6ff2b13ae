package io.github.ishardening.verification.check;

import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.client.JsonWebKey;
import io.github.ishardening.verification.client.JsonWebToken;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Checks that partners accept a token: signed with primary's published key, with the announced issuer. */
final class TokenCheck {

    private static final String PATH = TokenTrial.TOKEN;
    private static final String ALGORITHM = "Set [oauth.oidc.id_token] signature_algorithm to SHA256withRSA.";
    private static final String KEYSTORE =
            "Make sure that the server was started after its keystores were replaced, and that"
                    + " [keystore.primary] refers to the keystore and alias of the role primary.";

    private final Inquiry inquiry;
    private final Optional<List<JsonWebKey>> keys;
    private final Optional<String> issuer;

    /**
     * Creates a check against what the server announces.
     *
     * @param keys its published keys; empty if they can't be read
     * @param issuer its announced issuer, if any
     */
    TokenCheck(Inquiry inquiry, Optional<List<JsonWebKey>> keys, Optional<String> issuer) {
        this.inquiry = inquiry;
        this.keys = keys;
        this.issuer = issuer;
    }

    /** Checks a token that the server has just issued. */
    void check(Secret issued) {
        var token = JsonWebToken.read(issued);
        if (token.isEmpty()) {
            inquiry.byHand(
                    PATH,
                    "issues opaque tokens although a JWT was requested, so no signature was verified.",
                    "Get a JWT with your own client, and verify it against %s.".formatted(KeySetCheck.PATH));
            return;
        }
        if (isSigned(token.get())) {
            keys.ifPresent(published -> checkSignature(token.get(), published));
        }
        if (issuer.isPresent() && !token.get().issuer().equals(issuer)) {
            inquiry.fault(
                    PATH,
                    "issues tokens whose issuer (iss) differs from the one in %s.".formatted(DiscoveryCheck.PATH),
                    "Remove [oauth.oidc.id_token] issuer (default: the token endpoint): clients refuse such"
                            + " tokens.");
        }
    }

    private boolean isSigned(JsonWebToken token) {
        String algorithm = token.algorithm();
        if (algorithm.equalsIgnoreCase("none")) {
            inquiry.fault(PATH, "issues tokens without a signature (none): anyone can forge them.", ALGORITHM);
        } else if (algorithm.startsWith("HS")) {
            inquiry.fault(
                    PATH,
                    "issues tokens signed with a shared secret (HMAC): anyone who can verify them can forge them.",
                    ALGORITHM);
        } else if (!token.isSigned()) {
            inquiry.fault(PATH, "issues tokens signed with an algorithm that clients don't support.", ALGORITHM);
        }
        return token.isSigned();
    }

    private void checkSignature(JsonWebToken token, List<JsonWebKey> published) {
        if (token.keyId().isEmpty()) {
            inquiry.warn(PATH, "issues tokens that don't identify their key (kid).", Inquiry.LOG);
        }
        var named = published.stream()
                .filter(key -> token.keyId().isEmpty() || key.id().equals(token.keyId()))
                .toList();
        var signer = named.stream()
                .flatMap(key -> key.key().stream())
                .filter(token::isSignedWith)
                .findFirst();
        if (named.isEmpty()) {
            inquiry.fault(
                    PATH,
                    "issues tokens signed with a key (kid) that %s doesn't contain.".formatted(KeySetCheck.PATH),
                    KEYSTORE);
        } else if (signer.isEmpty()) {
            inquiry.fault(
                    PATH,
                    "issues tokens whose signature doesn't match the key with their key ID (kid) in %s."
                            .formatted(KeySetCheck.PATH),
                    KEYSTORE);
        } else if (isAnothers(signer.get())) {
            inquiry.fault(PATH, "issues tokens signed with a key other than that of the role primary.", KEYSTORE);
        }
    }

    private boolean isAnothers(PublicKey signer) {
        return KeySetCheck.primary(inquiry.server())
                .map(X509Certificate::getPublicKey)
                .filter(primary -> !primary.equals(signer))
                .isPresent();
    }
}
