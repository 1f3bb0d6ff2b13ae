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

/** Merges the trial's fragment into a configuration, and reports which parts of it the trial doesn't cover. */
final class TrialConfiguration {

    /** The subjects of tables whose names don't state them. */
    private static final Map<String, String> SUBJECTS = Map.of(
            "output_adapter", "mail",
            "user_store", "user store",
            "datasource", "database",
            "server", "names and ports of the server",
            "super_admin", "administrator");

    private TrialConfiguration() {}

    /**
     * Stages the fragment, and returns the subjects that it replaces, without duplicates.
     *
     * @throws io.github.ishardening.problem.ProblemException if the fragment or the configuration can't be read
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
