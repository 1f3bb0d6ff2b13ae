/**
 * Controls of the JVM that runs the server: switches and properties of the start scripts, debuggers, JMX, memory, version.
 *
 * <p>Start at {@link io.github.ishardening.control.jvm.JvmProperties}, which tells which of several values wins, and
 * requires or forbids one. A property that every server has to have extends {@code RequiredProperty}; {@code Renegotiation}
 * is the shortest. One that no server may have is a row in {@code UnsafeProperties}.
 *
 * <p>Uses the contract and what is below it; no other theme.
 */
@Themed(Theme.JVM)
package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.Themed;
