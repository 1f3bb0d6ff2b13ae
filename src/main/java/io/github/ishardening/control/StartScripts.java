package io.github.ishardening.control;

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

/** The start scripts of a distribution while they are edited. */
final class StartScripts {

    private static final List<String> PATHS =
            List.of("bin/wso2server.sh", "bin/wso2server.bat", "bin/api-manager.sh", "bin/api-manager.bat");

    private final Map<String, StartScript> byPath;

    private StartScripts(Map<String, StartScript> byPath) {
        this.byPath = byPath;
    }

    /** Reads those that are there. */
    static StartScripts of(Distribution distribution) throws IOException {
        var scripts = new LinkedHashMap<String, StartScript>();
        for (String path : present(distribution)) {
            scripts.put(path, StartScript.parse(path, distribution.read(path)));
        }
        return new StartScripts(scripts);
    }

    /** Those that have the shape of a start script, by path. */
    static SortedMap<String, StartScript> readable(Distribution distribution) throws IOException {
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

    /** The paths of those that are there. */
    static List<String> present(Distribution distribution) {
        return PATHS.stream().filter(distribution::exists).toList();
    }

    /** All of them. */
    List<StartScript> all() {
        return new ArrayList<>(byPath.values());
    }

    /** Stages what has become of them. */
    void stageIn(Distribution distribution) throws IOException {
        for (var script : byPath.entrySet()) {
            distribution.write(script.getKey(), script.getValue().content());
        }
    }
}
