/**
 * Controls of databases and user stores: who connects, whether by TLS, and whether the embedded database is still there.
 *
 * <p>Uses the contract and what is below it; no other theme.
 */
package io.github.ishardening.control.data;
