/**
 * Controls of the distribution itself: file modes, start scripts, leftovers of an earlier start, version, advisories,
 * ports, and whether {@code deployment.toml} can be read.
 *
 * <p>Start at {@code FileModes}. Uses {@code control} and the layers below it, but no other theme.
 */
@Themed(Theme.BUNDLE)
package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
