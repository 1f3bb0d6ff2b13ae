/**
 * Controls of the bundle itself: file modes, start scripts, leftovers of a running server, version, advisories, ports, and whether
 * {@code deployment.toml} can be read.
 *
 * <p>Start at {@code FileModes}. Uses the contract and what is below it; no other theme.
 */
@Themed(Theme.BUNDLE)
package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
