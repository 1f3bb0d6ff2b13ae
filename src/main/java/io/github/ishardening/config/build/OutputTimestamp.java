package io.github.ishardening.config.build;

import io.github.ishardening.problem.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code project.build.outputTimestamp}, the timestamp of a reproducible build's results: ISO 8601 with offset, or
 * seconds since 1970 (https://maven.apache.org/guides/mini/guide-reproducible-builds.html).
 */
public final class OutputTimestamp {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{2,11}");

    private OutputTimestamp() {}

    /**
     * The instant; empty if it isn't set, or is a single character, which by convention unsets an inherited one.
     *
     * @throws ProblemException if it has neither form
     */
    public static Optional<Instant> parse(String text) {
        if (text == null || text.length() < 2 || text.startsWith("${")) {
            return Optional.empty();
        }
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    "project.build.outputTimestamp",
                    "must be a timestamp such as 2026-11-22T00:00:00Z, or seconds since 1970, but is " + text + ".");
        }
    }
}
