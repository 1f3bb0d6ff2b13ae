/**
 * Controls of client certificates: mutual TLS, who gets in by a certificate, and CVE-2025-9312.
 *
 * <p>Start at {@code MutualTls}. Uses the contract and what is below it, and {@code transport}, where the connector is set up.
 */
@Themed(Theme.CLIENTS)
package io.github.ishardening.control.client;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
