/**
 * The goals. Each is its parameters and a walk from top to bottom: {@code ServerTask} is what the user asked for, checked
 * once; alone in its {@code Workplace}, the goal opens a {@code ServerSession} on the distribution, has the engine stage
 * its edits there, and saves them if a {@code PolicyAudit} passes.
 *
 * <p>Start at {@link io.github.ishardening.HardenMojo}, which does all of it.
 *
 * <p>May use every other package; none uses this one.
 */
package io.github.ishardening;
