package io.github.ishardening.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@link ConfigMapper#COORDINATES}, as the build provides them. */
final class MapperJars {

    private MapperJars() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "config-mapper"))) {
            return jars.toList();
        }
    }
}
