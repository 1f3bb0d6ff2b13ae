/**
 * What a server that runs is asked, one check for each rule.
 *
 * <p>Start at {@link io.github.ishardening.verification.check.ServerCheck}, then read a short one.
 *
 * <p>Uses {@code verification.client}, control, inspection and what is below them; starts and stops nothing.
 */
@Themed(Theme.SERVER)
package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
