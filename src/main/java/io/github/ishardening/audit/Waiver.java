package io.github.ishardening.audit;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding that someone lets pass for a while.
 *
 * @param position where the waiver stands, for messages
 * @param rule the id of the rule
 * @param location which files it is for, in the syntax of {@link java.nio.file.FileSystem#getPathMatcher}; all if empty
 * @param reason why
 * @param until the last day on which it holds, in UTC
 */
record Waiver(String position, String rule, Optional<String> location, String reason, LocalDate until) {

    boolean covers(Finding finding) {
        return finding.rule().id().equals(rule)
                && location.map(Waiver::glob)
                        .map(glob -> glob.matches(Path.of(finding.location().path())))
                        .orElse(true);
    }

    Finding applyTo(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.location(),
                finding.message(),
                finding.cure(),
                Optional.of("%s (until %s)".formatted(reason, until)));
    }

    /** Throws {@link java.util.regex.PatternSyntaxException} if it is none. */
    static PathMatcher glob(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }
}
