package io.github.ishardening.control.secret;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Version;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a server puts variables of its environment also into the tables of arrays, as its config-mapper does since 1.0.5
 * (of Identity Server 6.0): an older one takes {@code $env{NAME}} there for the value itself.
 */
final class VariablesInTables {

    private static final String MAPPER = "lib/config-mapper-";
    private static final Pattern MAPPER_JAR = Pattern.compile(Pattern.quote(MAPPER) + "(\\d.*)\\.jar");
    private static final int[] FIRST = {1, 0, 5};

    private VariablesInTables() {}

    /** Whether the server does; not if the version of its mapper is unknown. */
    static boolean areResolved(Distribution distribution) throws IOException {
        return distribution.paths(MAPPER).stream()
                .map(MAPPER_JAR::matcher)
                .filter(Matcher::matches)
                .anyMatch(jar -> Version.parse(jar.group(1)).atLeast(FIRST));
    }
}
