package io.github.ishardening.audit;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A finding that is accepted temporarily.
 *
 * @param position where the waiver is, for messages
 * @param rule the id of the rule
 * @param location the files, or the ids of the advisories, that it covers, in the syntax of
 *     {@link java.nio.file.FileSystem#getPathMatcher}; all if empty
 * @param reason why
 * @param until the last day on which it is valid, in UTC
 */
record Waiver(String position, String rule, Optional<String> location, String reason, LocalDate until) {

    private static final Pattern ADVISORY = Pattern.compile("\\bWSO2-[0-9]{4}-[0-9]{4,6}\\b");

    boolean covers(Finding finding) {
        return finding.rule().id().equals(rule)
                && location.map(Waiver::glob)
                        .map(glob -> places(finding).anyMatch(place -> matches(glob, place)))
                        .orElse(true);
    }

    private static boolean matches(PathMatcher glob, String place) {
        try {
            return glob.matches(Path.of(place));
        } catch (InvalidPathException e) {
            // Archives may contain names that no file of this machine can have.
            return false;
        }
    }

    /** The finding's path, and the ids of the advisories that its message names. */
    private static Stream<String> places(Finding finding) {
        return Stream.concat(
                Stream.of(finding.location().path()),
                ADVISORY.matcher(finding.message()).results().map(MatchResult::group));
    }

    Finding applyTo(Finding finding) {
        return finding.waivedFor("%s (until %s)".formatted(reason, until));
    }

    /** Throws {@link java.util.regex.PatternSyntaxException} if this isn't a glob. */
    static PathMatcher glob(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }
}
