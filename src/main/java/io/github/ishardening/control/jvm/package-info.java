/**
 * Controls of the JVM that runs the server: switches and properties of the start scripts, debuggers, JMX, memory, version.
 *
 * <p>Start at {@link io.github.ishardening.control.jvm.JvmProperties}, which tells which of several values wins.
 *
 * <p>Uses the contract and what is below it; no other theme.
 */
package io.github.ishardening.control.jvm;
