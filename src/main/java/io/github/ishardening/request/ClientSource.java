package io.github.ishardening.request;

import io.github.ishardening.trust.CertificateSource;
import java.util.Optional;

/**
 * Client certificates that the user configures.
 *
 * @param certificates their source
 * @param user the user on whose behalf the clients may act, if they are to be bound to one
 */
public record ClientSource(CertificateSource certificates, Optional<String> user) {}
