/**
 * A server's processes: started on free ports, watched, and stopped with all that they started, whatever happens to the build.
 *
 * <p>Uses {@code file} and {@code distribution}; knows nothing of what the server is asked.
 */
package io.github.ishardening.verification.process;
