/**
 * X.509 as values: names, usages, validity, key algorithms, chains, PEM, and signature checks. Uses Bouncy Castle.
 *
 * <p>Start at {@link io.github.ishardening.certificate.CertificateTemplate} for creating certificates and
 * {@link io.github.ishardening.certificate.PemText} for reading them. Doesn't depend on keystores, and of {@code file}
 * only on the digest.
 */
package io.github.ishardening.certificate;
