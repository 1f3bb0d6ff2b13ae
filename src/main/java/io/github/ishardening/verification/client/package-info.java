/**
 * Clients of a server that runs: HTTP, SOAP, TLS. They report what it answers, and judge nothing.
 *
 * <p>Start at {@link io.github.ishardening.verification.client.WebClient}. Whatever a server answers is limited in size and time.
 */
package io.github.ishardening.verification.client;
