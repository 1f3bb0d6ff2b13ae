/**
 * Controls of TLS and of the connectors: protocols, cipher suites, plain HTTP.
 *
 * <p>Start at {@code TlsProtocols}. Uses the contract and what is below it, and {@code jvm}, whose properties the server's own
 * calls follow.
 */
@Themed(Theme.TRANSPORT)
package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
