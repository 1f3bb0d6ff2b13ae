/**
 * Controls of what API Manager's gateway runs for those who write APIs: scripts and mediators.
 *
 * <p>Start at {@code MediatorAccess}, where both are set. Uses the contract and what is below it; no other theme.
 */
@Themed(Theme.GATEWAY)
package io.github.ishardening.control.gateway;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
