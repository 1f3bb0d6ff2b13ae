package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/** Writes options for Maven's JVM to {@code .mvn/jvm.config}. */
final class JvmConfig {

    private static final String FILE = ".mvn/jvm.config";

    private JvmConfig() {}

    /** Selects the garbage collector that starts no threads. */
    static void serial(Project project) throws IOException {
        project.write(FILE, "-XX:+UseSerialGC\n");
    }

    /** Archives the classes of a build, and makes further builds use the archive (JEP 350). */
    static void archive(Project project, Command build, Path archive) throws IOException, InterruptedException {
        build.withJvm("-XX:ArchiveClassesAtExit=" + archive).measure();
        project.write(FILE, "-XX:SharedArchiveFile=" + archive + "\n");
    }
}
