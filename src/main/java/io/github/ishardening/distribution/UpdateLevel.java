package io.github.ishardening.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The update level of a distribution, as recorded by WSO2's update tool in {@code updates/config.json}; -1 there means
 * that the tool has run without installing an update, and counts as 0. Earlier tools record their own levels in
 * {@code updates/config.yaml} and {@code updates/wum} (<a
 * href="https://updates.docs.wso2.com/en/latest/updates/finding-the-update-tool/">Finding the update tool</a>).
 */
public final class UpdateLevel {

    private static final String UPDATES = "updates/config.json";
    private static final String UPDATES_BEFORE = "updates/config.yaml";
    private static final String WUM = "updates/wum/";
    private static final Pattern LEVEL = Pattern.compile("\"update-level\"\\s*:\\s*\"?(-1|[0-9]{1,6})(?![0-9])");

    private UpdateLevel() {}

    /** The update level; empty if none is recorded, as in community packs. */
    public static OptionalInt of(Distribution distribution) throws IOException {
        if (!distribution.exists(UPDATES)) {
            return OptionalInt.empty();
        }
        String updates = new String(distribution.read(UPDATES), StandardCharsets.UTF_8);
        return LEVEL.matcher(updates)
                .results()
                .mapToInt(match -> Math.max(Integer.parseInt(match.group(1)), 0))
                .findFirst();
    }

    /** The update level, 0 for community packs; empty if a distribution has been updated without recording it. */
    public static OptionalInt known(Distribution distribution) throws IOException {
        var level = of(distribution);
        boolean isUpdated = distribution.exists(UPDATES)
                || distribution.exists(UPDATES_BEFORE)
                || !distribution.paths(WUM).isEmpty();
        return level.isPresent() || isUpdated ? level : OptionalInt.of(0);
    }
}
