/**
 * The server's TLS endpoints: Tomcat's connectors as rendered, however they are configured, and its other listeners.
 *
 * <p>Start at {@link io.github.ishardening.inspection.connector.TlsHost}.
 *
 * <p>Uses {@code inspection} and what is below it.
 */
package io.github.ishardening.inspection.connector;
