/**
 * What went wrong, where, and the cure; and what the user is told meanwhile. The ground: uses nothing.
 *
 * <p>Start at {@link io.github.ishardening.problem.ProblemException}.
 */
package io.github.ishardening.problem;
