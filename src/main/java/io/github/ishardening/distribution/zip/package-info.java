/**
 * Reads and rewrites zips without unpacking: what isn't edited is copied as it is, compressed.
 *
 * <p>Start at {@code ZipSource} for reading and {@code ZipRewriter} for writing (APPNOTE.TXT of PKWARE). Nothing that a zip
 * says of itself is trusted.
 */
package io.github.ishardening.distribution.zip;
