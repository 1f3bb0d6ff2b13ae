package io.github.ishardening.mounted;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The mounts that the user specifies.
 *
 * @param base the folder to which names are relative
 * @param deploymentToml a {@code deployment.toml}, or a manifest. If the manifest has several of them, {@code #} and
 *     the name of a workload, ConfigMap or Secret follow
 * @param security a folder of stores, or a manifest with a Secret of stores, specified in the same way
 * @param start the value of {@code JAVA_OPTS}; blank for none
 */
public record MountRequest(
        Path base, Optional<String> deploymentToml, Optional<String> security, Optional<String> start) {}
