/**
 * What zips and directories have in common: paths, edits, changes.
 *
 * <p>Start at {@code Source}. Uses {@code problem} only.
 */
package io.github.ishardening.distribution.source;
