/**
 * Unpacked distributions: edited in place, with the originals kept, so that the next build starts from what was shipped.
 *
 * <p>Start at {@code DirectorySource}; {@code Journal} has a killed build undone.
 */
package io.github.ishardening.distribution.directory;
