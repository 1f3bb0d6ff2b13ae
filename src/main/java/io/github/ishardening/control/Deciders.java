package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which controls decided which keys of {@code deployment.toml}. */
public final class Deciders {

    private final DeploymentToml toml;
    private final Map<String, Set<String>> rules = new HashMap<>();

    /** Those of the controls that edit from now on. */
    public Deciders(DeploymentToml toml) {
        this.toml = toml;
        toml.takeDecided();
    }

    /** Notes what this control decided, which has just edited. */
    public void add(Control control) {
        for (String key : toml.takeDecided()) {
            rules.computeIfAbsent(key, none -> new TreeSet<>()).add(control.id());
        }
    }

    /** The ids of the controls that decided this key. */
    public Set<String> of(String key) {
        return rules.getOrDefault(key, Set.of());
    }
}
