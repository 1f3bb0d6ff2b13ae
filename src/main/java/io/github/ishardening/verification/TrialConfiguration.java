package io.github.ishardening.verification;

import io.github.ishardening.deployment.FragmentFile;
import io.github.ishardening.deployment.TomlChange;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a fragment for the trial into a configuration, and tells what of the real one is not proven then. */
final class TrialConfiguration {

    /** What the tables are about, where their names don't say it. */
    private static final Map<String, String> SUBJECTS = Map.of(
            "output_adapter", "mail",
            "user_store", "user store",
            "datasource", "database",
            "server", "names and ports of the server",
            "super_admin", "administrator");

    private TrialConfiguration() {}

    /**
     * Stages the fragment, and says what it replaces, without repetition.
     *
     * @throws io.github.ishardening.problem.ProblemException if fragment or configuration can't be read
     */
    static List<String> stage(Optional<Path> fragment, Distribution distribution) throws IOException {
        var read = FragmentFile.read(fragment);
        if (read.isEmpty()) {
            return List.of();
        }
        var toml = DeploymentSource.read(distribution);
        var changes = toml.merge(read.get());
        distribution.write(ServerFiles.DEPLOYMENT_TOML, toml.bytes());
        return changes.stream()
                .map(TomlChange::key)
                .map(key -> key.replaceFirst("\\..*", ""))
                .map(table -> SUBJECTS.getOrDefault(table, table.replace('_', ' ')))
                .distinct()
                .sorted()
                .toList();
    }
}
