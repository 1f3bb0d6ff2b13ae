/**
 * Edits unpacked distributions in place, and keeps the originals, so that the next build starts from the shipped state.
 *
 * <p>Start at {@code DirectorySource}; with {@code Journal}, the next build recovers from a killed one.
 */
package io.github.ishardening.distribution.directory;
