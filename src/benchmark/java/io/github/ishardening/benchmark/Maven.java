package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Maven that runs the benchmark, with a separate local repository.
 *
 * @param home its installation
 * @param repository its local repository
 * @param settings settings with which it uses the user's local repository first
 * @param log receives its output
 * @param options the options for every build
 */
record Maven(Path home, Path repository, Path settings, Path log, List<String> options) {

    private static final String SETTINGS = """
            <settings>
              <profiles>
                <profile>
                  <id>benchmark</id>
                  <repositories>
                    <repository>
                      <id>downloaded</id>
                      <url>%1$s</url>
                      <snapshots><enabled>false</enabled></snapshots>
                    </repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>
                      <id>downloaded</id>
                      <url>%1$s</url>
                      <snapshots><enabled>false</enabled></snapshots>
                    </pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>benchmark</activeProfile>
              </activeProfiles>
            </settings>
            """;

    /**
     * The Maven installed at {@code home}.
     *
     * @param downloaded the user's local repository, which is only read
     * @param work the folder for the settings and the log
     */
    static Maven of(Path home, Path repository, Path downloaded, Path work) throws IOException {
        Files.createDirectories(work);
        Path settings = work.resolve("settings.xml");
        Files.writeString(settings, SETTINGS.formatted(downloaded.toUri()));
        return new Maven(home, repository, settings, work.resolve("maven.log"), List.of());
    }

    /** This Maven offline, for builds whose artifacts are all in the repository. */
    Maven offline() {
        return new Maven(home, repository, settings, log, List.of("--offline"));
    }

    /** Builds a project with additional command-line arguments. */
    Command build(Project project, String goal, String... more) {
        var words = new ArrayList<>(List.of(
                home.resolve("bin").resolve("mvn").toString(),
                "--batch-mode",
                "--global-settings",
                settings.toString(),
                "-Dmaven.repo.local=" + repository,
                "--file",
                project.folder().toString(),
                goal));
        words.addAll(options);
        words.addAll(List.of(more));
        project.properties().forEach((name, value) -> words.add("-D%s=%s".formatted(name, value)));
        return new Command(words, log);
    }
}
