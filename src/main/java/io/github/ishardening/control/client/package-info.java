/**
 * Controls for client certificates: mutual TLS, which certificates are accepted, and CVE-2025-9312.
 *
 * <p>Start at {@code MutualTls}. Uses {@code control}, packages below it, and {@code transport} for the connector.
 */
@Themed(Theme.CLIENTS)
package io.github.ishardening.control.client;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
