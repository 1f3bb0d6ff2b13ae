/**
 * Identity Server 7 as API Manager's key manager: what it needs in its configuration and database, and its registration.
 *
 * <p>Start at {@link io.github.ishardening.keymanager.KeyManagerSetup}. Stands beside the controls and knows none.
 */
package io.github.ishardening.keymanager;
