/**
 * What a zip and a directory have in common: paths, edits, changes.
 *
 * <p>Start at {@code Source}. Uses {@code problem} only.
 */
package io.github.ishardening.distribution.source;
