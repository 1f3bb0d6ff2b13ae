package io.github.ishardening.manifest;

import java.util.Optional;

/**
 * Where a container finds a volume.
 *
 * @param volume the name of the volume
 * @param path absolute, in the container
 * @param subPath the one file or folder of the volume that is mounted; all of it where empty
 * @param line where that stands, counted from 1
 */
record VolumeMount(String volume, String path, Optional<String> subPath, int line) {

    static VolumeMount of(YamlValue mount) {
        var subPath = mount.get("subPath").or(() -> mount.get("subPathExpr"));
        return new VolumeMount(
                mount.text("name", ""),
                mount.text("mountPath", ""),
                subPath.map(YamlValue::text).filter(path -> !path.isEmpty()),
                mount.line());
    }
}
