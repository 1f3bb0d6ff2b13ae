package io.github.ishardening.server;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The start scripts of a distribution while they are edited. */
public final class StartScripts {

    private static final String FOLDER = "bin/";
    /** What runs it as a service. */
    private static final String SERVICE = "wrapper\\.conf";

    private static final Pattern SCRIPT = Pattern.compile("(?i).*\\.(sh|bat)|.*/" + SERVICE);

    /** Those of products, which are start scripts even where they are so broken that they start nothing. */
    private static final Pattern NAMES =
            Pattern.compile("bin/(wso2server|api-manager|api-cp|key-manager|gateway|traffic-manager)\\.(sh|bat)");

    /** Larger than any script; the longest of a product has 20 kB. */
    private static final long LARGEST = 1 << 20;

    private final Map<String, StartScript> byPath = new LinkedHashMap<>();

    /** Reads those that are there. */
    public StartScripts(Distribution distribution) throws IOException {
        for (String path : present(distribution)) {
            byPath.put(path, StartScript.parse(path, distribution.read(path)));
        }
    }

    /** Those that have the shape of a start script, by path. */
    public static SortedMap<String, StartScript> readable(Distribution distribution) throws IOException {
        var scripts = new TreeMap<String, StartScript>();
        for (String path : present(distribution)) {
            try {
                scripts.put(path, StartScript.parse(path, distribution.read(path)));
            } catch (ProblemException e) {
                // script-broken says so
            }
        }
        return scripts;
    }

    /** The paths of those that are there, told by what they start: each product calls them otherwise. */
    public static List<String> present(Distribution distribution) throws IOException {
        var present = new ArrayList<String>();
        for (String path : distribution.paths(FOLDER)) {
            if (NAMES.matcher(path).matches()
                    || (SCRIPT.matcher(path).matches()
                            && distribution.size(path) <= LARGEST
                            && StartScript.isOne(distribution.read(path)))) {
                present.add(path);
            }
        }
        return present;
    }

    /** Whether one of these is run by people, and not for a service only. */
    public static boolean anyIsRun(List<String> paths) {
        return paths.stream().anyMatch(path -> !path.matches("(?i).*/" + SERVICE));
    }

    /** All of them. */
    public List<StartScript> all() {
        return new ArrayList<>(byPath.values());
    }

    /** Stages what has become of them. */
    public void stageIn(Distribution distribution) throws IOException {
        for (var script : byPath.entrySet()) {
            distribution.write(script.getKey(), script.getValue().content());
        }
    }
}
