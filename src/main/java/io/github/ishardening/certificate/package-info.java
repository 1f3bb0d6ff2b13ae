/**
 * X.509 as values: names, usages, validity, key algorithms, chains, PEM, and who signed whom. With Bouncy Castle.
 *
 * <p>Start at {@link io.github.ishardening.certificate.CertificateTemplate} for making and
 * {@link io.github.ishardening.certificate.PemText} for reading. Knows no store, and of files the digest only.
 */
package io.github.ishardening.certificate;
