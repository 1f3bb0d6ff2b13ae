package io.github.ishardening.keys.directory;

import io.github.ishardening.keystore.FormerAlias;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line in {@code keys.lock} for a former signing key that the server still publishes:
 * {@code former primary-0f3c1a2b sha256:… until 2026-12-14}.
 *
 * @param alias its name, and the day on which it has to be removed
 * @param hash the SHA-256 of its certificate, as 64 hexadecimal digits: tokens refer to the certificate, not the key
 */
public record FormerKeyLine(FormerAlias alias, String hash) {

    /** The first word of the line. */
    static final String NAME = "former";

    private static final Pattern LINE = Pattern.compile(NAME + " (\\S+) sha256:([0-9a-f]{64}) until (\\S+)");

    /** Parses a line; empty if it is another kind of line, or malformed. */
    static Optional<FormerKeyLine> of(String line) {
        Matcher found = LINE.matcher(line.strip().replaceAll("\\s+", " "));
        return found.matches()
                ? FormerAlias.parse(found.group(1) + "-until-" + found.group(3))
                        .map(alias -> new FormerKeyLine(alias, found.group(2)))
                : Optional.empty();
    }

    /** The line as written to the file. */
    @Override
    public String toString() {
        return NAME + " " + alias.name() + " sha256:" + hash + " until " + alias.until();
    }
}
