package io.github.ishardening.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How far a distribution has been updated, as WSO2's update tool notes it in {@code updates/config.json}. */
public final class UpdateLevel {

    private static final String UPDATES = "updates/config.json";
    private static final Pattern LEVEL = Pattern.compile("\"update-level\"\\s*:\\s*\"?([0-9]{1,6})");

    private UpdateLevel() {}

    /** The update level; empty where the distribution doesn't say, as packs of the community don't. */
    public static OptionalInt of(Distribution distribution) throws IOException {
        if (!distribution.exists(UPDATES)) {
            return OptionalInt.empty();
        }
        String updates = new String(distribution.read(UPDATES), StandardCharsets.UTF_8);
        return LEVEL.matcher(updates)
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .findFirst();
    }
}
