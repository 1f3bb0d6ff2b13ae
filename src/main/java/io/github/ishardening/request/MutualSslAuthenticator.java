package io.github.ishardening.request;

/**
 * How WSO2's MutualSSLAuthenticator is set up, which lets clients with a certificate into the admin services.
 *
 * @param usernameHeader the HTTP or SOAP header in which a client says whom it acts as
 */
public record MutualSslAuthenticator(String usernameHeader) {}
