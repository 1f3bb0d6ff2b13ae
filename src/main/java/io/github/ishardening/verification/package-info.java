/**
 * Trials of hardened distributions: each is unpacked, started, checked, stopped, and started again.
 *
 * <p>Uses all subpackages of {@code verification}, and the packages below them.
 */
package io.github.ishardening.verification;
