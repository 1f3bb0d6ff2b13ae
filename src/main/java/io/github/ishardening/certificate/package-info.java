/**
 * X.509 value types: names, usages, validity, key algorithms, chains, PEM, and signature checks. Uses Bouncy Castle.
 *
 * <p>Start at {@link io.github.ishardening.certificate.CertificateTemplate} for creating and
 * {@link io.github.ishardening.certificate.PemText} for reading. Uses no keystores, and only digests from {@code file}.
 */
package io.github.ishardening.certificate;
