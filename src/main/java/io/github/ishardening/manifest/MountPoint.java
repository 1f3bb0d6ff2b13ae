package io.github.ishardening.manifest;

import io.github.ishardening.problem.Problem;
import java.util.List;

/**
 * A path at which a container mounts files of ConfigMaps and Secrets.
 *
 * @param path the absolute path in the container
 * @param isFolder whether it mounts a whole volume, and thus hides the image's files below the path
 * @param files the mounted files
 * @param unseen the problems of sources that aren't in the manifest
 */
public record MountPoint(String path, boolean isFolder, List<Entry> files, List<Problem> unseen) {

    /**
     * A mounted file.
     *
     * @param path the absolute path in the container
     * @param object the ConfigMap or Secret that contains it
     * @param key its key in that object
     * @param entry its content
     */
    public record Entry(String path, ConfigObject object, String key, ConfigEntry entry) {}
}
