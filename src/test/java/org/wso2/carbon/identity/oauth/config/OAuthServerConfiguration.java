package org.wso2.carbon.identity.oauth.config;

/** Stands in for the class of this name in a server, as far as its JWKS endpoint calls it: with the server's defaults. */
public final class OAuthServerConfiguration {

    private static final String DEFAULT = "SHA256withRSA";

    private OAuthServerConfiguration() {}

    public static OAuthServerConfiguration getInstance() {
        return new OAuthServerConfiguration();
    }

    public String getSignatureAlgorithm() {
        return DEFAULT;
    }

    public String getIdTokenSignatureAlgorithm() {
        return DEFAULT;
    }

    public String getUserInfoJWTSignatureAlgorithm() {
        return DEFAULT;
    }
}
