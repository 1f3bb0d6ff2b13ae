/**
 * The trial of a result: unpacked, started, asked, stopped, and started again.
 *
 * <p>Uses all rooms of {@code verification} and what is below them.
 */
package io.github.ishardening.verification;
