/**
 * A WSO2 distribution, as a zip or a directory: its product, version and contents, and the edits staged for it until it
 * is saved as a whole.
 *
 * <p>Start at {@link io.github.ishardening.distribution.Distribution}. Uses {@code zip} and {@code directory}, which
 * read and write the two formats.
 */
package io.github.ishardening.distribution;
