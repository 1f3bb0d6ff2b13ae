package io.github.ishardening.distribution;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version in WSO2's format: {@code 7.1.0}, {@code 4.10.32}, {@code 4.6.3-m4}.
 *
 * <p>Ordered by number, where missing ones are 0; a version with a qualifier precedes the one without, as a milestone
 * precedes its release.
 *
 * @param numbers the numbers, at least one
 * @param qualifier what follows the numbers ({@code -m4}), or empty
 */
public record Version(List<Integer> numbers, String qualifier) implements Comparable<Version> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9}+(?:\\.\\d{1,9}+)*+)(\\S*)");

    private static final Comparator<Version> ORDER = Comparator.comparing(Version::numbers, Version::compareNumbers)
            .thenComparing(version -> version.qualifier().isEmpty())
            .thenComparing(Version::qualifier)
            .thenComparing(version -> version.numbers().size());

    public Version {
        numbers = List.copyOf(numbers);
    }

    /** Parses a version; {@link IllegalArgumentException} if the text doesn't begin with a number. */
    public static Version parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version: " + text);
        }
        List<Integer> numbers = Arrays.stream(matcher.group(1).split("\\."))
                .map(Integer::valueOf)
                .toList();
        return new Version(numbers, matcher.group(2));
    }

    /** Whether the version is this or a later one; ignores the qualifier. */
    public boolean atLeast(int... floor) {
        return compareNumbers(numbers, Arrays.stream(floor).boxed().toList()) >= 0;
    }

    /** The release without qualifier. */
    public Version release() {
        return new Version(numbers, "");
    }

    private static int compareNumbers(List<Integer> left, List<Integer> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int difference = Integer.compare(i < left.size() ? left.get(i) : 0, i < right.size() ? right.get(i) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /** The version as it was written. */
    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(".")) + qualifier;
    }
}
