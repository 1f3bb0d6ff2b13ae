/**
 * The cryptographic inventory as a file: {@code cbom.json}, a cryptography bill of materials in CycloneDX 1.6 (<a
 * href="https://cyclonedx.org/docs/1.6/json/">ECMA-424</a>).
 *
 * <p>Start at {@link io.github.ishardening.evidence.cbom.Cbom}. Uses {@code evidence.inventory}, {@code inspection},
 * {@code server}, {@code certificate}, {@code keystore}, {@code distribution}, {@code json}, and {@code file} for
 * writing.
 */
package io.github.ishardening.evidence.cbom;
