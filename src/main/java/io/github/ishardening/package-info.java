/**
 * The goals. Each consists of its parameters and a sequence of steps: {@code ServerTask} is the user's validated
 * request; with its {@code Workplace} locked, the goal opens a {@code ServerSession} on the distribution, has the
 * engine stage its edits there, and saves them if a {@code PolicyAudit} passes.
 *
 * <p>Start at {@link io.github.ishardening.HardenMojo}, which performs all steps.
 *
 * <p>May use every other package; none uses this one.
 */
package io.github.ishardening;
