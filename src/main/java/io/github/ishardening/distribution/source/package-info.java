/**
 * The common parts of zips and directories: paths, edits and changes.
 *
 * <p>Start at {@code Source}. Uses {@code problem} only.
 */
package io.github.ishardening.distribution.source;
