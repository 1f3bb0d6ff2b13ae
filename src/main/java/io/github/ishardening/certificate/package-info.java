/**
 * X.509 as values: names, usages, validity, key algorithms, chains, PEM, and signature checks. Uses Bouncy Castle.
 *
 * <p>Start at {@link io.github.ishardening.certificate.CertificateTemplate} for creating and
 * {@link io.github.ishardening.certificate.PemText} for reading. Uses no keystores, and of {@code file} only the
 * digest.
 */
package io.github.ishardening.certificate;
