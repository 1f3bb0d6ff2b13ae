/**
 * Clients of a running server: HTTP, SOAP, TLS. They report its responses without judging them.
 *
 * <p>Start at {@link io.github.ishardening.verification.client.WebClient}. All responses are limited in size and time.
 */
package io.github.ishardening.verification.client;
