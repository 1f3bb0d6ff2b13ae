/**
 * Controls of passwords, encryption keys and the vault: published defaults, secrets in plain text, secrets left behind.
 *
 * <p>Start at {@code DefaultPassword} and {@code PlainSecret}. Uses the contract and what is below it; no other theme.
 */
@Themed(Theme.SECRETS)
package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
