/**
 * Checks of a running server, one for each rule.
 *
 * <p>Start at {@link io.github.ishardening.verification.check.ServerCheck}, then read a short check.
 *
 * <p>Uses {@code verification.client}, control, inspection and the packages below them; starts and stops nothing.
 */
@Themed(Theme.SERVER)
package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
