package io.github.ishardening.audit;

import io.github.ishardening.distribution.source.Change;

/**
 * A file that differs from the stock distribution.
 *
 * @param path the file, relative to the distribution's top folder
 * @param change whether it is new, another, or gone
 */
public record ChangedFile(String path, Change change) {}
