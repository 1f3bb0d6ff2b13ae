/**
 * Reads and writes store formats as bytes: PKCS12, JKS, and all formats of certificates that users provide.
 *
 * <p>Start at {@link io.github.ishardening.keystore.KeystoreReader} and
 * {@link io.github.ishardening.keystore.CertificateReader}. {@code Pkcs12Writer} and {@code JksWriter} write the same
 * bytes for the same contents, except for private keys in PKCS12.
 *
 * <p>Uses {@code certificate} and {@code secret}.
 */
package io.github.ishardening.keystore;
