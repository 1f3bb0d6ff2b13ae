package io.github.ishardening.mounted;

import io.github.ishardening.audit.Location;
import io.github.ishardening.script.Launch;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Maps locations in the audited distribution to the user's: in a mounted file, a variable or the distribution itself.
 */
public final class Origins {

    private final Map<String, MountedFile> files;
    private final Start start;
    private final Map<String, List<Launch.Line>> scripts;

    Origins(Map<String, MountedFile> files, Start start, Map<String, List<Launch.Line>> scripts) {
        this.files = files;
        this.start = start;
        this.scripts = scripts;
    }

    /** The user's location for a location in the distribution. */
    public Location of(Location location) {
        var lines = scripts.get(location.path());
        if (lines == null || location.line().isEmpty() || location.line().getAsInt() > lines.size()) {
            return ofFile(location.path(), location.line());
        }
        var line = lines.get(location.line().getAsInt() - 1);
        return start.origin(line).orElseGet(() -> ofFile(location.path(), OptionalInt.of(line.number())));
    }

    private Location ofFile(String path, OptionalInt line) {
        var file = files.get(path);
        return file == null ? new Location(path, line) : file.origin(line);
    }
}
