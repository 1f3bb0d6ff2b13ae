package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        for (String path : PATHS) {
            if (distribution.exists(path)) {
                scripts.put(path, StartScript.parse(path, distribution.read(path)));
            }
        }
        return new StartScripts(scripts);
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
