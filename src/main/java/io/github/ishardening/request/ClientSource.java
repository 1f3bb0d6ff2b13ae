package io.github.ishardening.request;

import io.github.ishardening.trust.CertificateSource;
import java.util.Optional;

/**
 * Certificates of clients that the user names.
 *
 * @param certificates where they are
 * @param user whom the clients may act as, where they are to be bound to a user
 */
public record ClientSource(CertificateSource certificates, Optional<String> user) {}
