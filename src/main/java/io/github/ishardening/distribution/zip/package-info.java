/**
 * Reads and rewrites zips without unpacking them: what isn't edited is copied as it is, compressed.
 *
 * <p>Start at {@code ZipSource} for reading and {@code ZipRewriter} for writing (APPNOTE.TXT of PKWARE). Nothing that a
 * zip declares is trusted.
 */
package io.github.ishardening.distribution.zip;
