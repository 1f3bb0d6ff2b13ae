package io.github.ishardening.mounted;

import io.github.ishardening.manifest.ConfigObject;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * What ConfigMaps and Secrets without a container are mounted over: each key where the charts of WSO2 mount a file of its
 * name.
 *
 * @param source where they stand
 */
record KeyMount(NamedFile source) {

    /**
     * Finds it.
     *
     * @throws ProblemException if there is no {@code deployment.toml}, or two of a name
     */
    ManifestMount.Found find(List<ConfigObject> objects) {
        var holders = holders(objects, ServerPaths.TOML);
        if (holders.isEmpty()) {
            throw new ProblemException(
                    source.shown(),
                    "contains no ConfigMap or Secret with the key deployment.toml, and no container that mounts one.",
                    "Specify a manifest with one, or deployment.toml itself.");
        }
        var files = new ArrayList<MountedFile>();
        for (String key : ServerPaths.names()) {
            var holding = holders(objects, key);
            if (holding.size() > 1) {
                throw source.ambiguous(
                        "more than one " + key,
                        holding.stream().map(ConfigObject::toString).toList(),
                        holding.get(0).name());
            }
            for (var object : holding) {
                String path = ServerPaths.ofName(key);
                files.add(MountedFile.of(
                        path,
                        source.shown(),
                        object.name(),
                        key,
                        object.entries().get(key)));
            }
        }
        return new ManifestMount.Found(holders.get(0).toString(), files, List.of(), Start.none());
    }

    static List<ConfigObject> holders(List<ConfigObject> objects, String key) {
        return objects.stream()
                .filter(object -> object.entries().containsKey(key))
                .toList();
    }
}
