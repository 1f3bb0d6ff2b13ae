/**
 * The files of a WSO2 server: their paths, which of them the server generates, its names, stores and start scripts, and
 * editing some of them in place.
 *
 * <p>Start at {@link io.github.ishardening.server.ServerFiles}. Hardening and audit share this package, so that they
 * can't diverge; it contains no rules or hardening.
 *
 * <p>Uses requests and the packages below them.
 */
package io.github.ishardening.server;
