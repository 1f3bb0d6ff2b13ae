package io.github.ishardening.control.secret;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Version;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines whether a server also resolves environment variables in arrays of tables, as it does since config-mapper
 * 1.0.5 (Identity Server 6.0). Older ones use {@code $env{NAME}} there as the value itself.
 */
final class VariablesInTables {

    private static final String MAPPER = "lib/config-mapper-";
    private static final Pattern MAPPER_JAR = Pattern.compile(Pattern.quote(MAPPER) + "(\\d.*)\\.jar");
    private static final int[] FIRST = {1, 0, 5};

    private VariablesInTables() {}

    /** Whether the server resolves them; false if the version of its mapper is unknown. */
    static boolean areResolved(Distribution distribution) throws IOException {
        return distribution.paths(MAPPER).stream()
                .map(MAPPER_JAR::matcher)
                .filter(Matcher::matches)
                .anyMatch(jar -> Version.parse(jar.group(1)).atLeast(FIRST));
    }
}
