package io.github.ishardening.server;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The start scripts of a distribution, which can be edited. */
public final class StartScripts {

    /** The prefix of the properties that open Java's own remote JMX. */
    public static final String REMOTE_JMX = "com.sun.management.jmxremote.";

    private static final String FOLDER = "bin/";
    /** Configures the server as a service. */
    private static final String SERVICE = "wrapper\\.conf";

    private static final Pattern SCRIPT = Pattern.compile("(?i).*\\.(sh|bat)|.*/" + SERVICE);

    /** The names of products' scripts, which are start scripts even if they are too broken to start the server. */
    private static final Pattern NAMES =
            Pattern.compile("bin/(wso2server|api-manager|api-cp|key-manager|gateway|traffic-manager)\\.(sh|bat)");

    /** Larger than any script; the longest script of a product is 20 kB. */
    private static final long LARGEST = 1 << 20;

    private static final int PIECE = 1 << 16;
    /** Longer than any line that starts a server. */
    private static final int LINE = 1 << 12;

    /** The problem if no script starts the server. */
    public static final Problem NONE = new Problem(
            FOLDER,
            "no script here starts the server, so its JVM options are unknown.",
            "Restore the distribution's start scripts.");

    private final Map<String, StartScript> byPath = new LinkedHashMap<>();

    /**
     * Reads the existing scripts.
     *
     * @throws ProblemException if one can't be parsed, or none of them is run directly
     */
    public StartScripts(Distribution distribution) throws IOException {
        var present = present(distribution);
        if (!anyIsRun(present)) {
            throw new ProblemException(NONE.where(), NONE.what(), NONE.cure());
        }
        for (String path : present) {
            byPath.put(path, read(distribution, path));
        }
    }

    /**
     * Reads one script.
     *
     * @throws ProblemException if it isn't a valid start script, or too large for one
     */
    public static StartScript read(Distribution distribution, String path) throws IOException {
        if (distribution.size(path) > LARGEST) {
            throw new ProblemException(
                    path,
                    "starts the server, but is larger than 1 MiB, the limit for start scripts.",
                    "Restore the script from the stock distribution.");
        }
        return StartScript.parse(path, distribution.read(path));
    }

    /** The valid start scripts, by path. */
    public static SortedMap<String, StartScript> readable(Distribution distribution) throws IOException {
        var scripts = new TreeMap<String, StartScript>();
        for (String path : present(distribution)) {
            try {
                scripts.put(path, read(distribution, path));
            } catch (ProblemException e) {
                // reported by script-broken
            }
        }
        return scripts;
    }

    /** The paths of the existing scripts, recognized by the products' names for them, otherwise by their contents. */
    public static List<String> present(Distribution distribution) throws IOException {
        var present = new ArrayList<String>();
        for (String path : distribution.paths(FOLDER)) {
            if (NAMES.matcher(path).matches() || (SCRIPT.matcher(path).matches() && startsServer(distribution, path))) {
                present.add(path);
            }
        }
        return present;
    }

    /** The path of the first script with this ending, such as {@code .sh}. */
    public static Optional<String> first(Distribution distribution, String ending) throws IOException {
        for (String path : present(distribution)) {
            if (path.endsWith(ending)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** Reads in pieces, each with the end of the one before: a payload after a script may have any size. */
    private static boolean startsServer(Distribution distribution, String path) throws IOException {
        if (distribution.size(path) <= LARGEST) {
            return StartScript.isOne(distribution.read(path));
        }
        try (var in = distribution.open(path)) {
            byte[] before = new byte[0];
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                byte[] both = Arrays.copyOf(before, before.length + piece.length);
                System.arraycopy(piece, 0, both, before.length, piece.length);
                if (StartScript.isOne(both)) {
                    return true;
                }
                before = Arrays.copyOfRange(both, Math.max(0, both.length - LINE), both.length);
            }
        }
        return false;
    }

    /** Whether one of these is run directly, and not only as a service. */
    public static boolean anyIsRun(List<String> paths) {
        return paths.stream().anyMatch(path -> !path.matches("(?i).*/" + SERVICE));
    }

    public List<StartScript> all() {
        return new ArrayList<>(byPath.values());
    }

    /** Stages the edited scripts. */
    public void stageIn(Distribution distribution) throws IOException {
        for (var script : byPath.entrySet()) {
            distribution.write(script.getKey(), script.getValue().content());
        }
    }
}
