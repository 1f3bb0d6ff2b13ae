package io.github.ishardening.deployment;

import io.github.ishardening.file.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the user's file with a fragment of {@code deployment.toml}. */
public final class FragmentFile {

    private FragmentFile() {}

    /**
     * Reads the fragment, if a file is named.
     *
     * @throws io.github.ishardening.problem.ProblemException if it is missing or broken
     */
    public static Optional<DeploymentToml> read(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        InputFile.require("<deployment><file>", file.get(), "Specify a fragment of deployment.toml.");
        TomlSize.check(file.get());
        return Optional.of(
                DeploymentToml.parse(Files.readAllBytes(file.get()), file.get().toString()));
    }
}
