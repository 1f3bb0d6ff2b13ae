package io.github.ishardening.control.keystore;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The configurations of API Manager's profiles. {@code api-manager.sh -Dprofile=gateway-worker} runs
 * {@code profileSetup}, which replaces {@code deployment.toml} with one of them if it exists. In packs without that
 * script, they are samples.
 */
final class ProfileConfigurations {

    private static final String FOLDER = "repository/resources/conf/deployment-templates/";

    private ProfileConfigurations() {}

    /** The paths of those that would replace {@code deployment.toml}. */
    static List<String> of(Distribution distribution) throws IOException {
        return isRun(distribution) ? all(distribution) : List.of();
    }

    /** The paths of those that are only samples. */
    static List<String> samples(Distribution distribution) throws IOException {
        return isRun(distribution) ? List.of() : all(distribution);
    }

    private static boolean isRun(Distribution distribution) {
        return Stream.of("sh", "bat").anyMatch(ending -> distribution.exists("bin/profileSetup." + ending));
    }

    private static List<String> all(Distribution distribution) throws IOException {
        return distribution.paths(FOLDER).stream()
                .filter(path -> path.endsWith(".toml"))
                .toList();
    }
}
