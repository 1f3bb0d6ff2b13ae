package io.github.ishardening.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a goal was called, as a provenance tells it.
 *
 * @param goal the goal
 * @param parameters what the user set, by parameter: texts, maps and lists of them; no secret, and no place of this machine
 * @param outputTimestamp {@code project.build.outputTimestamp}, if it dates what the build makes
 * @param plugin this plugin
 * @param versions the versions of this plugin, of Maven and of Java, by name
 */
public record BuildRecord(
        String goal,
        Map<String, Object> parameters,
        Optional<String> outputTimestamp,
        Resource plugin,
        Map<String, String> versions) {

    /** Copies the maps, sorted by name, so that the same call is always told in the same words. */
    public BuildRecord {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
}
