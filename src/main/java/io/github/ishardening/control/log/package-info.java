/**
 * Controls of what the server writes down and what it doesn't: rotation, masking, forged lines, the audit log.
 *
 * <p>Start at {@code LogConfiguration}. Uses the contract and what is below it; no other theme.
 */
@Themed(Theme.LOGS)
package io.github.ishardening.control.log;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
