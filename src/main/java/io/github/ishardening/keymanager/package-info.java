/**
 * Identity Server 7 as API Manager's key manager: its configuration, its database and its registration.
 *
 * <p>Start at {@link io.github.ishardening.keymanager.KeyManagerSetup}. Independent of the controls.
 */
package io.github.ishardening.keymanager;
