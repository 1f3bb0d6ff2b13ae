/**
 * Controls of what API Manager's gateway runs for those who write APIs: scripts and mediators.
 *
 * <p>Start at {@code SynapseProperty}, where both are set. Uses the contract and what is below it; no other theme.
 */
package io.github.ishardening.control.gateway;
