package org.wso2.carbon.identity.oauth2.util;

import com.nimbusds.jose.JWSAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Stands in for the class of this name in a server, as far as its JWKS endpoint calls it. Names keys as that does: by the
 * SHA-256 of the certificate, its hexadecimal digits in Base64 for URLs, and the algorithm.
 */
public final class OAuth2Util {

    private OAuth2Util() {}

    public static JWSAlgorithm mapSignatureAlgorithmForJWSAlgorithm(String name) {
        if (!name.equals("SHA256withRSA")) {
            throw new IllegalArgumentException(name);
        }
        return JWSAlgorithm.RS256;
    }

    public static String getKID(Certificate certificate, JWSAlgorithm algorithm, String tenant) {
        return getThumbPrint(certificate, tenant) + "_" + algorithm;
    }

    public static String getThumbPrint(Certificate certificate, String alias) {
        try {
            // Not by the plugin's own code, and without a loader that knows it.
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(HexFormat.of().formatHex(digest).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
