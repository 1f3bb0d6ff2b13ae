package io.github.ishardening.control.keystore;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The configurations of API Manager's profiles. {@code api-manager.sh -Dprofile=gateway-worker} runs {@code profileSetup},
 * which puts one in the place of {@code deployment.toml} unless there is none. In packs without that script they are
 * samples.
 */
final class ProfileConfigurations {

    private static final String FOLDER = "repository/resources/conf/deployment-templates/";

    private ProfileConfigurations() {}

    /** The paths of those that would take its place. */
    static List<String> of(Distribution distribution) throws IOException {
        boolean isRun = Stream.of("sh", "bat").anyMatch(ending -> distribution.exists("bin/profileSetup." + ending));
        return isRun
                ? distribution.paths(FOLDER).stream()
                        .filter(path -> path.endsWith(".toml"))
                        .toList()
                : List.of();
    }
}
