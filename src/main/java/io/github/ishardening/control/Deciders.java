package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.inspection.change.EditLog;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records which controls set or removed each key of {@code deployment.toml}, and edited each line of it and of other
 * files.
 */
public final class Deciders {

    private final DeploymentToml toml;
    private final List<StartScript> scripts;
    private final Map<String, Set<String>> rules = new HashMap<>();
    private final EditLog edits;

    /** Starts recording; {@code deployment.toml} and the scripts are staged only when all controls have run. */
    public Deciders(DeploymentToml toml, Distribution distribution, List<StartScript> scripts) {
        this.toml = toml;
        this.scripts = List.copyOf(scripts);
        this.edits = new EditLog(
                distribution,
                Stream.concat(
                                Stream.of(ServerFiles.DEPLOYMENT_TOML),
                                scripts.stream().map(StartScript::path))
                        .collect(Collectors.toSet()));
        toml.takeDecided();
    }

    /** Records the edits of a control that has just run. */
    public void add(Control control) throws IOException {
        for (String key : toml.takeDecided()) {
            rules.computeIfAbsent(key, none -> new TreeSet<>()).add(control.id());
        }
        edits.staged(control.id());
        edits.edited(ServerFiles.DEPLOYMENT_TOML, toml.text().getBytes(StandardCharsets.UTF_8), control.id());
        for (StartScript script : scripts) {
            edits.edited(script.path(), script.content(), control.id());
        }
    }

    /** The IDs of the controls that set or removed this key. */
    public Set<String> of(String key) {
        return rules.getOrDefault(key, Set.of());
    }

    /** The controls behind each edited line; call it when all edits are staged. */
    public Attribution attribution() throws IOException {
        return edits.attribution();
    }
}
