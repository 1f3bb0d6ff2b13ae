package io.github.ishardening.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was done how often, to what, and at which place of the plugin. Safe for use by several threads. */
public final class Tally {

    private static final String PLUGIN = "io.github.ishardening.";
    private static final int CALLERS = 4;

    private final Map<Deed, List<Done>> done = new TreeMap<>();

    /** What is counted. */
    enum Deed {
        OPENING,
        LOOK_WITHOUT_PASSWORD,
        KEY,
        DECRYPTION
    }

    /** One time: to what, of which the hash is enough, and where. */
    private record Done(int subject, String place) {}

    /** Counts one. */
    synchronized void add(Deed deed, byte[] subject) {
        String place = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith(PLUGIN)
                                && !frame.getClassName().startsWith(Tally.class.getPackageName()))
                        .limit(CALLERS)
                        .map(frame -> "%s.%s:%d"
                                .formatted(
                                        frame.getClassName().substring(PLUGIN.length()),
                                        frame.getMethodName(),
                                        frame.getLineNumber()))
                        .collect(Collectors.joining(" < ")));
        done.computeIfAbsent(deed, first -> new ArrayList<>()).add(new Done(Arrays.hashCode(subject), place));
    }

    /** How often, and to how many different subjects: {@code 15 of 11}. */
    synchronized String count(Deed deed) {
        var all = done.getOrDefault(deed, List.of());
        return "%d of %d"
                .formatted(
                        all.size(),
                        new HashSet<>(all.stream().map(Done::subject).toList()).size());
    }

    /** A line for each place: what, how often, where. */
    public synchronized String places() {
        var lines = new ArrayList<String>();
        done.forEach((deed, all) -> all.stream()
                .collect(Collectors.groupingBy(Done::place, TreeMap::new, Collectors.counting()))
                .forEach((place, times) -> lines.add("%s %d: %s".formatted(deed, times, place))));
        return String.join("\n", lines);
    }
}
