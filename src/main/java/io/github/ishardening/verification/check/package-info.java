/**
 * What a server that runs is asked, one check for each rule.
 *
 * <p>Start at {@link io.github.ishardening.verification.check.ServerCheck}, then read a short one.
 *
 * <p>Uses {@code verification.client}, control, inspection and what is below them; starts and stops nothing.
 */
package io.github.ishardening.verification.check;
