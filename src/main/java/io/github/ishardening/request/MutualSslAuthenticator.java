package io.github.ishardening.request;

/**
 * The settings of WSO2's MutualSSLAuthenticator, which authenticates clients of the admin services by certificate.
 *
 * @param usernameHeader the HTTP or SOAP header in which a client sends the name of the user as whom it acts
 */
public record MutualSslAuthenticator(String usernameHeader) {}
