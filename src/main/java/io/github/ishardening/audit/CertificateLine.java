package io.github.ishardening.audit;

import java.time.Instant;
import java.util.List;

/**
 * A certificate and its time.
 *
 * @param name the role or alias it is known by
 * @param subject its subject
 * @param names its subject alternative names
 * @param algorithm that of its key, with its size: {@code RSA-3072}
 * @param spki the SHA-256 of its subject public key info, in lower-case hexadecimal
 * @param from its first moment
 * @param until its last moment
 */
public record CertificateLine(
        String name, String subject, List<String> names, String algorithm, String spki, Instant from, Instant until) {

    /** Copies the list. */
    public CertificateLine {
        names = List.copyOf(names);
    }
}
