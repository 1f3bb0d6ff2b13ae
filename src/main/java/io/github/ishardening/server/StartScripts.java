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

/** The start scripts of a distribution while they are edited. */
public final class StartScripts {

    /** What begins the properties by which Java opens its own remote JMX. */
    public static final String REMOTE_JMX = "com.sun.management.jmxremote.";

    private static final String FOLDER = "bin/";
    /** What runs it as a service. */
    private static final String SERVICE = "wrapper\\.conf";

    private static final Pattern SCRIPT = Pattern.compile("(?i).*\\.(sh|bat)|.*/" + SERVICE);

    /** Those of products, which are start scripts even where they are so broken that they start nothing. */
    private static final Pattern NAMES =
            Pattern.compile("bin/(wso2server|api-manager|api-cp|key-manager|gateway|traffic-manager)\\.(sh|bat)");

    /** Larger than any script; the longest of a product has 20 kB. */
    private static final long LARGEST = 1 << 20;

    private static final int PIECE = 1 << 16;
    /** No line that starts a server is longer. */
    private static final int LINE = 1 << 12;

    /** What is wrong where nothing starts the server. */
    public static final Problem NONE = new Problem(
            FOLDER,
            "no script here starts the server, so its JVM options are unknown.",
            "Restore the distribution's start scripts.");

    private final Map<String, StartScript> byPath = new LinkedHashMap<>();

    /**
     * Reads those that are there.
     *
     * @throws ProblemException if one can't be understood, or none is run by people
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
     * Reads one.
     *
     * @throws ProblemException if it doesn't have the shape of a start script, or is too large for one
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

    /** Those that have the shape of a start script, by path. */
    public static SortedMap<String, StartScript> readable(Distribution distribution) throws IOException {
        var scripts = new TreeMap<String, StartScript>();
        for (String path : present(distribution)) {
            try {
                scripts.put(path, read(distribution, path));
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
            if (NAMES.matcher(path).matches() || (SCRIPT.matcher(path).matches() && startsServer(distribution, path))) {
                present.add(path);
            }
        }
        return present;
    }

    /** The path of the first that has this ending, such as {@code .sh}. */
    public static Optional<String> first(Distribution distribution, String ending) throws IOException {
        for (String path : present(distribution)) {
            if (path.endsWith(ending)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** Reads piece by piece, each with the end of the one before: what is packed behind a script may be of any size. */
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
