package io.github.ishardening.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a goal was invoked, for the provenance statement.
 *
 * @param goal the goal
 * @param parameters the parameters that the user set: texts, maps and lists, without secrets and local paths
 * @param outputTimestamp {@code project.build.outputTimestamp}, if the build's results are dated with it
 * @param plugin this plugin
 * @param versions the versions of this plugin, of Maven and of Java, by name
 */
public record BuildRecord(
        String goal,
        Map<String, Object> parameters,
        Optional<String> outputTimestamp,
        Resource plugin,
        Map<String, String> versions) {

    /** Copies the maps, sorted by name, so that the same invocation always results in the same text. */
    public BuildRecord {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
}
