package io.github.ishardening.mounted;

import io.github.ishardening.manifest.ConfigObject;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps the keys of ConfigMaps and Secrets without a container to the paths where WSO2's charts mount files with these
 * names.
 *
 * @param source the manifest that contains them
 */
record KeyMount(NamedFile source) {

    /**
     * Finds the files.
     *
     * @throws ProblemException if there is no {@code deployment.toml}, or a name occurs twice
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
