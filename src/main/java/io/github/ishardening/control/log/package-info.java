/**
 * Controls of the server's logs: rotation, masking, forged lines, the audit log.
 *
 * <p>Start at {@code LogConfiguration}. Uses {@code control} and the layers below it, but no other theme.
 */
@Themed(Theme.LOGS)
package io.github.ishardening.control.log;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
