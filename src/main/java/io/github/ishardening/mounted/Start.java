package io.github.ishardening.mounted;

import io.github.ishardening.audit.Location;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.Launch;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The variables and arguments with which the server starts.
 *
 * @param launch the variables and arguments of its script
 * @param origins their locations for the user, by the name of the variable, or {@link Launch#ARGUMENTS}
 */
record Start(Launch launch, Map<String, Location> origins) {

    /** Linux's limit for a variable (MAX_ARG_STRLEN). */
    private static final int LONGEST = 128 << 10;

    static Start none() {
        return new Start(new Launch(new TreeMap<>(), List.of()), new TreeMap<>());
    }

    /**
     * A copy with the options that the user specifies instead.
     *
     * @throws ProblemException if they are longer than a variable can be
     */
    Start with(String parameter, String options) {
        if (options.length() > LONGEST) {
            throw new ProblemException(
                    parameter, "is too long; a variable can be at most 128 KiB.", "Set it to the value of JAVA_OPTS.");
        }
        var variables = new TreeMap<>(launch.variables());
        var places = new TreeMap<>(origins);
        variables.remove(Launch.OPTIONS);
        if (!options.isBlank()) {
            variables.put(Launch.OPTIONS, options);
            places.put(Launch.OPTIONS, Location.of(Launch.OPTIONS));
        }
        return new Start(new Launch(variables, launch.arguments()), places);
    }

    boolean isEmpty() {
        return launch.variables().isEmpty() && launch.arguments().isEmpty();
    }

    /**
     * Stages the start scripts with these variables and arguments applied.
     *
     * @return the origins of each script's lines, by path
     * @throws ProblemException if no script accepts the options
     */
    Map<String, List<Launch.Line>> layOver(Distribution distribution) throws IOException {
        var lines = new HashMap<String, List<Launch.Line>>();
        for (var script : StartScripts.readable(distribution).entrySet()) {
            var shown = launch.in(script.getKey(), script.getValue().content());
            if (shown.isPresent()) {
                distribution.write(script.getKey(), shown.get().content());
                lines.put(script.getKey(), shown.get().lines());
            }
        }
        if (lines.isEmpty() && launch.variables().containsKey(Launch.OPTIONS)) {
            throw new ProblemException(
                    origins.get(Launch.OPTIONS).toString(),
                    "no start script in bin passes JAVA_OPTS to the JVM, or each one overrides it.",
                    "Restore the distribution's start scripts, or remove the options.");
        }
        if (lines.isEmpty()) {
            throw new ProblemException(
                    String.join(", ", new TreeSet<>(origins.keySet())),
                    "no start script in bin can be analysed for its use of these options.",
                    "Restore the distribution's start scripts.");
        }
        return lines;
    }

    /** The user's location for a line of a script, unless it is a line of the script itself. */
    Optional<Location> origin(Launch.Line line) {
        return line.source().map(origins::get);
    }
}
