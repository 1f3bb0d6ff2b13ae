/**
 * Processes of a server: starts them on free ports, watches them, and stops them with all their descendants, whatever
 * happens to the build.
 *
 * <p>Uses {@code file} and {@code distribution}; independent of the checks.
 */
package io.github.ishardening.verification.process;
