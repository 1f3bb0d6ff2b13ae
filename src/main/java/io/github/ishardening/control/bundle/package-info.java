/**
 * Controls of the bundle itself: file modes, start scripts, leftovers of a running server, version, advisories, ports, and whether
 * {@code deployment.toml} can be read.
 *
 * <p>Start at {@code FileModes}. Uses the contract and what is below it; no other theme.
 */
package io.github.ishardening.control.bundle;
