/**
 * Where the server listens and speaks TLS: the connectors of Tomcat as rendered, however they are written, and the listeners
 * beside it.
 *
 * <p>Start at {@link io.github.ishardening.inspection.connector.TlsHost}.
 *
 * <p>Uses {@code inspection} and what is below it.
 */
package io.github.ishardening.inspection.connector;
