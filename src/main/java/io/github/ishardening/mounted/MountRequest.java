package io.github.ishardening.mounted;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user says is mounted.
 *
 * @param base the folder that relative names are relative to
 * @param deploymentToml a {@code deployment.toml}, or a manifest, with {@code #} and the name of a workload, a ConfigMap or a
 *     Secret in it where it has more than one
 * @param security a folder of stores, or a manifest with a Secret of them, named the same way
 * @param start what {@code JAVA_OPTS} is; blank for nothing
 */
public record MountRequest(
        Path base, Optional<String> deploymentToml, Optional<String> security, Optional<String> start) {}
