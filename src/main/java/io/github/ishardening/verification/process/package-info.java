/**
 * Server processes: started on free ports, watched, and stopped with all their descendants, whatever happens to the
 * build.
 *
 * <p>Uses {@code file} and {@code distribution}; independent of the checks.
 */
package io.github.ishardening.verification.process;
