package io.github.ishardening.control;

import io.github.ishardening.deployment.ConfigMapper;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.deployment.RenderCache;
import io.github.ishardening.distribution.Change;
import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds that harden whole servers and render them with WSO2's own mapper; what was rendered once is remembered. */
final class ServerBuilds implements AutoCloseable {

    private final Path folder;
    private final ConfigMapper mapper;

    ServerBuilds(Path folder) {
        this.folder = folder;
        this.mapper = new ConfigMapper(Kernels::mapperJar);
    }

    /** Builds with the keys of this name, which others may share. */
    KeyBuilds with(String keys) {
        var builds = new KeyBuilds(folder.resolve(keys));
        builds.renderer = new RenderCache(folder.resolve("rendered"), mapper);
        return builds;
    }

    /** Hardens in the steps of the goal {@code harden}, without saving. */
    static Outcome harden(KeyBuilds builds, Distribution distribution) throws IOException {
        var hardener = ServerHardener.of(builds.request(), builds.surroundings(), distribution);
        hardener.stageTruststore();
        return hardener.stageConfiguration();
    }

    /** Hardens a kernel; returns the staged content of each path, in hex. */
    static SortedMap<String, String> staged(KeyBuilds builds, Kernel kernel) throws IOException {
        try (var distribution = kernel.open()) {
            harden(builds, distribution);
            SortedMap<String, String> contents = new TreeMap<>();
            for (var edit : distribution.edits().entrySet()) {
                boolean deleted = edit.getValue() == Change.DELETED;
                contents.put(
                        edit.getKey(),
                        deleted ? "deleted" : HexFormat.of().formatHex(distribution.read(edit.getKey())));
            }
            return contents;
        }
    }

    /** The {@code deployment.toml} that is staged. */
    static DeploymentToml toml(Distribution distribution) throws IOException {
        return DeploymentToml.parse(distribution.read(ServerFiles.DEPLOYMENT_TOML), ServerFiles.DEPLOYMENT_TOML);
    }

    @Override
    public void close() throws IOException {
        mapper.close();
    }
}
