/**
 * Controls of databases and user stores: who connects, whether by TLS, and whether the embedded database is still there.
 *
 * <p>Start at {@code DataSourceControl} and {@code UserStoreControl}, which all rules extend. Uses the contract and what is below it; no other theme.
 */
package io.github.ishardening.control.data;
