/**
 * Controls of what API developers can run on API Manager's gateway: scripts and mediators.
 *
 * <p>Start at {@code MediatorAccess} and {@code ScriptMediators}. Uses {@code control} and the packages below it; no
 * other theme.
 */
@Themed(Theme.GATEWAY)
package io.github.ishardening.control.gateway;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
