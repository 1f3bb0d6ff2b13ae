package io.github.ishardening.manifest;

import java.util.Optional;

/**
 * A mount of a volume in a container.
 *
 * @param volume the name of the volume
 * @param path the absolute path in the container
 * @param subPath the file or folder of the volume that is mounted; empty for the whole volume
 * @param line its line, counted from 1
 */
public record VolumeMount(String volume, String path, Optional<String> subPath, int line) {

    static VolumeMount of(YamlValue mount) {
        var subPath = mount.get("subPath").or(() -> mount.get("subPathExpr"));
        return new VolumeMount(
                mount.name("name", ""),
                mount.name("mountPath", ""),
                subPath.map(YamlValue::name).filter(path -> !path.isEmpty()),
                mount.line());
    }
}
