package io.github.ishardening.manifest;

import io.github.ishardening.problem.Problem;
import java.util.List;

/**
 * Where a container finds files of ConfigMaps and Secrets.
 *
 * @param path absolute, in the container
 * @param isFolder whether it hides what the image has below the path: it mounts a volume as a whole
 * @param files what is there
 * @param unseen the objects with more files for it that aren't in the manifest
 */
public record MountPoint(String path, boolean isFolder, List<Entry> files, List<Problem> unseen) {

    /**
     * A file.
     *
     * @param path absolute, in the container
     * @param object the ConfigMap or Secret that it comes from
     * @param key its key there
     * @param entry what stands there
     */
    public record Entry(String path, ConfigObject object, String key, ConfigEntry entry) {}
}
