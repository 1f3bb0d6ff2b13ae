/**
 * What a WSO2 server's files are: where they lie, which of them the server makes itself, its names, its stores, its start
 * scripts, and how some of them are edited in place.
 *
 * <p>Start at {@link io.github.ishardening.server.ServerFiles}. Hardening and audit share what is here, so that they can't
 * drift apart; nothing here judges or hardens.
 *
 * <p>Uses requests and what is below them.
 */
package io.github.ishardening.server;
