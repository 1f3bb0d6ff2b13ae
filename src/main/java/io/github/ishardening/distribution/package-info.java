/**
 * A WSO2 distribution, a zip or a directory: what product and version it is, what is in it, and the edits staged for it until
 * it is saved as a whole.
 *
 * <p>Start at {@link io.github.ishardening.distribution.Distribution}. Uses {@code zip} and {@code directory}, which read
 * and write the two forms.
 */
package io.github.ishardening.distribution;
