/**
 * Controls of the server's JVM: options and properties in the start scripts, debuggers, JMX, memory, version.
 *
 * <p>Start at {@link io.github.ishardening.control.jvm.JvmProperties}, which determines effective values and reports
 * forbidden ones. A rule for a property that every server must have extends {@code RequiredProperty};
 * {@code Renegotiation} is the shortest. A property that no server may have is a row in {@code UnsafeProperties}.
 *
 * <p>Uses {@code control} and the packages below it; no other theme.
 */
@Themed(Theme.JVM)
package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
