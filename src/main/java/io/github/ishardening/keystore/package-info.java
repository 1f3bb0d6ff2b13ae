/**
 * Store formats, bytes in and bytes out: PKCS12, JKS, and certificates in all forms that people bring.
 *
 * <p>Start at {@link io.github.ishardening.keystore.KeystoreReader} and
 * {@link io.github.ishardening.keystore.CertificateReader}; {@code Pkcs12Writer} and {@code JksWriter} write the same bytes
 * for the same keys.
 *
 * <p>Uses {@code certificate} and {@code secret}.
 */
package io.github.ishardening.keystore;
