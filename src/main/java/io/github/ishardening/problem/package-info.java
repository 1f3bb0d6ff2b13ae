/**
 * Problems, with location and cure, and messages to the user. Uses no other package.
 *
 * <p>Start at {@link io.github.ishardening.problem.ProblemException}.
 */
package io.github.ishardening.problem;
