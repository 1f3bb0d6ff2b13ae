package io.github.ishardening.deployment;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.util.SortedSet;

/** The files of a distribution as its configuration is rendered from them; paths are relative, with {@code /}. */
public interface ConfigurationFiles {

    /** The paths of all files that begin with {@code prefix}. */
    SortedSet<String> paths(String prefix) throws IOException;

    /** The content of a file; throws {@link IOException} if it can't be read. */
    byte[] read(String path) throws IOException;

    /** The files of a distribution as they are with the edits staged in it. */
    static ConfigurationFiles of(Distribution distribution) {
        return new ConfigurationFiles() {
            @Override
            public SortedSet<String> paths(String prefix) throws IOException {
                return distribution.paths(prefix);
            }

            @Override
            public byte[] read(String path) throws IOException {
                return distribution.read(path);
            }
        };
    }
}
