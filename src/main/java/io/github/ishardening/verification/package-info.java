/**
 * Trials of hardened distributions: unpacks, starts, checks and stops them, and starts them again.
 *
 * <p>Uses all subpackages of {@code verification}, and the packages below them.
 */
package io.github.ishardening.verification;
