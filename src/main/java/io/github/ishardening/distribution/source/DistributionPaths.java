package io.github.ishardening.distribution.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks file names in a distribution: plain relative paths, which don't lead out of its folder on any operating
 * system.
 */
public final class DistributionPaths {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private DistributionPaths() {}

    /** The defect of a {@code /}-separated relative path, as the end of a sentence; empty if there is none. */
    public static Optional<String> fault(String path) {
        if (path.startsWith("/") || DRIVE.matcher(path).lookingAt()) {
            return Optional.of("is absolute");
        }
        if (path.indexOf('\\') >= 0) {
            return Optional.of("contains a backslash");
        }
        if (hasControlCharacter(path)) {
            return Optional.of("contains a control character");
        }
        List<String> segments = Arrays.asList(path.split("/", -1));
        if (segments.contains("..")) {
            return Optional.of("points outside its folder");
        }
        return segments.contains("") || segments.contains(".")
                ? Optional.of("isn't a plain relative path")
                : Optional.empty();
    }

    private static boolean hasControlCharacter(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (Character.isISOControl(path.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the path; {@link IllegalArgumentException} if it has a {@link #fault}, which is a bug in this plugin. */
    public static String require(String path) {
        fault(path).ifPresent(fault -> {
            throw new IllegalArgumentException("\"" + path + "\" " + fault);
        });
        return path;
    }

    /** The folders above a path, outermost first: {@code a} and {@code a/b} for {@code a/b/c}. */
    public static Stream<String> foldersAbove(String path) {
        return IntStream.range(0, path.length())
                .filter(i -> path.charAt(i) == '/')
                .mapToObj(i -> path.substring(0, i));
    }

    /** The name with control characters replaced by {@code ?}, for messages. */
    public static String printable(String name) {
        return hasControlCharacter(name) ? name.replaceAll("\\p{Cc}", "?") : name;
    }
}
