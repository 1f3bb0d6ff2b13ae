package io.github.ishardening.distribution;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The manifest of an overlay: Java properties, without a date, so that the same edits result in the same bytes.
 *
 * @param identity the identity of the distribution
 * @param pluginVersion the version of the plugin
 * @param goals the goals that staged edits, in order
 * @param privatePaths the files that only their owner may read
 * @param groupPaths the files that only their owner and their group may read
 * @param runnablePaths the files that everyone may run
 */
record OverlayManifest(
        String identity,
        String pluginVersion,
        Set<String> goals,
        SortedSet<String> privatePaths,
        SortedSet<String> groupPaths,
        SortedSet<String> runnablePaths) {

    private static final String IDENTITY = "identity";
    private static final String PLUGIN_VERSION = "plugin.version";
    private static final String GOALS = "goals";
    private static final String PRIVATE = "private.";
    private static final String GROUP = "group.";
    private static final String RUNNABLE = "runnable.";

    /** Reads a lock; missing values are empty, so that they never match. */
    static OverlayManifest parse(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Set<String> goals = Arrays.stream(properties.getProperty(GOALS, "").split(","))
                .filter(goal -> !goal.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new OverlayManifest(
                properties.getProperty(IDENTITY, ""),
                properties.getProperty(PLUGIN_VERSION, ""),
                goals,
                paths(properties, PRIVATE),
                paths(properties, GROUP),
                paths(properties, RUNNABLE));
    }

    private static SortedSet<String> paths(Properties properties, String prefix) {
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(properties::getProperty)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text for {@link #parse}. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(IDENTITY).append('=').append(identity).append('\n');
        text.append(PLUGIN_VERSION).append('=').append(pluginVersion).append('\n');
        text.append(GOALS).append('=').append(String.join(",", goals)).append('\n');
        append(text, PRIVATE, privatePaths);
        append(text, GROUP, groupPaths);
        append(text, RUNNABLE, runnablePaths);
        return text.toString();
    }

    private static void append(StringBuilder text, String prefix, SortedSet<String> paths) {
        int number = 0;
        for (String path : paths) {
            // Properties lose leading blanks, and backslashes in them are escapes; a path has neither.
            text.append(prefix).append(++number).append('=').append(path).append('\n');
        }
    }
}
