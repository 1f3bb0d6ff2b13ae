package io.github.ishardening.request;

/**
 * The settings of WSO2's MutualSSLAuthenticator, which authenticates clients of the admin services by certificate.
 *
 * @param usernameHeader the HTTP or SOAP header that names the user on whose behalf a client acts
 */
public record MutualSslAuthenticator(String usernameHeader) {}
