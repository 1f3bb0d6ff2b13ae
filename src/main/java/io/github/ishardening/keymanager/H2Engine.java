package io.github.ishardening.keymanager;

import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.file.Digests;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * H2 in the distribution's version, because the server rejects databases created by another one. The jar comes from a
 * repository, not from the distribution, and must be one that H2 released.
 *
 * @param version the version, {@code 2.2.224}
 */
record H2Engine(String version) {

    private static final String PLUGINS = "repository/components/plugins/";
    /** {@code h2_1.4.199.wso2v1.jar}, {@code h2-engine_2.2.224.wso2v2.jar}. */
    private static final Pattern JAR =
            Pattern.compile(PLUGINS + "h2(?:-[a-z-]+)?_(\\d{1,4}(?:\\.\\d{1,4})+)\\b.*\\.jar");

    /** The SHA-256 of H2's releases on Maven Central, of the release line in the kernels of Identity Server 7. */
    private static final Map<String, String> RELEASES = Map.of(
            "2.1.210", "edc57299926297fd9315e04de75f8538c4cb5fe97fd3da2a1e5cee6a4c98b5cd",
            "2.1.212", "db9284c6ff9bf3bc0087851edbd34563f1180df3ae87c67c5fe2203c0e67a536",
            "2.1.214", "d623cdc0f61d218cf549a8d09f1c391ff91096116b22e2475475fce4fbe72bd0",
            "2.2.220", "978ab863018d3f965e38880571c36293ea8b10a8086194159c4d5d20b50f0a57",
            "2.2.222", "25f22491fe353aef9d1ad9374181987d6118a3130b677f7dab5b2571fdce7a76",
            "2.2.224", "b9d8f19358ada82a4f6eb5b174c6cfe320a375b5a9cb5a4fe456d623e6e55497",
            "2.3.230", "d726be7fbb0e3e97adeba298b33932b5bccaf37e01bb3c323f6a5f4c4f86abbd",
            "2.3.232", "8dae62d22db8982c3dcb3826edb9c727c5d302063a67eef7d63d82de401f07d3");

    /**
     * The engine of a distribution.
     *
     * @throws ProblemException if it contains none or an unknown version
     */
    static H2Engine of(Distribution distribution) throws IOException {
        var engine = distribution.paths(PLUGINS).stream()
                .map(JAR::matcher)
                .filter(Matcher::matches)
                .map(jar -> Version.parse(jar.group(1)))
                .max(Comparator.naturalOrder())
                .map(newest -> new H2Engine(newest.toString()))
                .orElseThrow(() -> new ProblemException(
                        PLUGINS,
                        "doesn't contain H2, so the databases can't be read.",
                        "Restore it from the stock distribution."));
        if (!RELEASES.containsKey(engine.version)) {
            throw new ProblemException(PLUGINS, engine + " isn't a known version.", IdentityDatabase.OTHERWISE);
        }
        return engine;
    }

    /** The coordinates of the jar. */
    Coordinates coordinates() {
        return new Coordinates("com.h2database", "h2", "jar", "", version);
    }

    /**
     * Resolves the jar.
     *
     * @throws ProblemException if it isn't available, or isn't H2's release
     */
    Path jar(ArtifactSource source) throws IOException {
        Path jar = source.resolve(coordinates());
        if (!Digests.sha256(Files.readAllBytes(jar)).equals(RELEASES.get(version))) {
            throw new ProblemException(
                    coordinates().toString(),
                    "isn't the one on Maven Central, so it isn't run: its SHA-256 differs.",
                    "Check where your repositories get it from, and delete it from the local repository.");
        }
        return jar;
    }

    /** The version, {@code H2 2.2.224}. */
    @Override
    public String toString() {
        return "H2 " + version;
    }
}
