package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/** What a user can tell the JVM of Maven in {@code .mvn/jvm.config}. */
final class JvmConfig {

    private static final String FILE = ".mvn/jvm.config";

    private JvmConfig() {}

    /** Takes the collector that starts no threads. */
    static void serial(Project project) throws IOException {
        project.write(FILE, "-XX:+UseSerialGC\n");
    }

    /** Keeps the classes of a build, and has further builds start with them (JEP 350). */
    static void archive(Project project, Command build, Path archive) throws IOException, InterruptedException {
        build.withJvm("-XX:ArchiveClassesAtExit=" + archive).measure();
        project.write(FILE, "-XX:SharedArchiveFile=" + archive + "\n");
    }
}
