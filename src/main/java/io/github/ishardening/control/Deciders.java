package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.server.ServerFiles;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which controls decided which keys of {@code deployment.toml}, and edited which other files. */
public final class Deciders {

    private final DeploymentToml toml;
    private final Distribution distribution;
    private final Map<StartScript, byte[]> scripts = new HashMap<>();
    private final Map<String, Set<String>> rules = new HashMap<>();
    private final Attribution attribution = new Attribution();

    /** Those of the controls that edit from now on; the scripts are written when all of them are through. */
    public Deciders(DeploymentToml toml, Distribution distribution, List<StartScript> startScripts) {
        this.toml = toml;
        this.distribution = distribution;
        startScripts.forEach(script -> scripts.put(script, script.content()));
        toml.takeDecided();
        distribution.takeTouched();
    }

    /** Notes what this control decided, which has just edited. */
    public void add(Control control) {
        for (String key : toml.takeDecided()) {
            rules.computeIfAbsent(key, none -> new TreeSet<>()).add(control.id());
            attribution.addKey(ServerFiles.DEPLOYMENT_TOML, key, control.id());
        }
        distribution.takeTouched().forEach(path -> attribution.addFile(path, control.id()));
        scripts.replaceAll((script, before) -> {
            byte[] now = script.content();
            if (!Arrays.equals(before, now)) {
                attribution.addFile(script.path(), control.id());
            }
            return now;
        });
    }

    /** The ids of the controls that decided this key. */
    public Set<String> of(String key) {
        return rules.getOrDefault(key, Set.of());
    }

    /** The same, and the files, for reviewers. */
    public Attribution attribution() {
        return attribution;
    }
}
