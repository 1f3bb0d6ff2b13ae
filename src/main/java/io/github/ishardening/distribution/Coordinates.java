package io.github.ishardening.distribution;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Maven coordinates of a file, {@code group:artifact[:type[:classifier]]:version}.
 *
 * @param group the group id
 * @param artifact the artifact id
 * @param type the type, {@code zip} by default
 * @param classifier the classifier, or empty
 * @param version the version
 */
public record Coordinates(String group, String artifact, String type, String classifier, String version) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final String DEFAULT_TYPE = "zip";

    /**
     * Parses coordinates; empty if the text doesn't contain valid ones. A path with a drive letter ({@code C:\is.zip},
     * {@code C:/is.zip}) never is.
     */
    public static Optional<Coordinates> parse(String text) {
        String[] parts = text.split(":", -1);
        if (!Stream.of(parts).allMatch(PART.asMatchPredicate())) {
            return Optional.empty();
        }
        return switch (parts.length) {
            case 3 -> Optional.of(new Coordinates(parts[0], parts[1], DEFAULT_TYPE, "", parts[2]));
            case 4 -> Optional.of(new Coordinates(parts[0], parts[1], parts[2], "", parts[3]));
            case 5 -> Optional.of(new Coordinates(parts[0], parts[1], parts[2], parts[3], parts[4]));
            default -> Optional.empty();
        };
    }

    /** The coordinates in the format that {@link #parse} accepts. */
    @Override
    public String toString() {
        return String.join(":", group, artifact, type) + (classifier.isEmpty() ? "" : ":" + classifier) + ":" + version;
    }
}
