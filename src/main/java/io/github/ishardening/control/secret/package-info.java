/**
 * Controls for passwords, encryption keys and the vault: publicly known defaults, plain-text secrets, leftover secrets.
 *
 * <p>Start at {@code DefaultPassword} and {@code PlainSecret}. Uses {@code control} and packages below it; no other
 * theme.
 */
@Themed(Theme.SECRETS)
package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
