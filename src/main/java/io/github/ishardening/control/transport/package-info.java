/**
 * Controls of TLS and the connectors: protocols, cipher suites, plain HTTP.
 *
 * <p>Start at {@code TlsProtocols}. Uses {@code control} and the packages below it, and {@code jvm}, for properties of
 * the server's outgoing calls.
 */
@Themed(Theme.TRANSPORT)
package io.github.ishardening.control.transport;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
