package io.github.ishardening.audit;

import java.time.Instant;
import java.util.List;

/**
 * A certificate and its validity.
 *
 * @param name its role or alias
 * @param subject its subject
 * @param names its subject alternative names
 * @param algorithm the algorithm of its key, with the size: {@code RSA-3072}
 * @param spki the SHA-256 of its subject public key info, in lower-case hexadecimal
 * @param from the start of its validity
 * @param until the end of its validity
 */
public record CertificateLine(
        String name, String subject, List<String> names, String algorithm, String spki, Instant from, Instant until) {

    /** Copies the list. */
    public CertificateLine {
        names = List.copyOf(names);
    }
}
