package io.github.ishardening.deployment;

import io.github.ishardening.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * Which texts come through the server's templates as they are. WSO2's config-mapper escapes nothing, so {@code & < > "}
 * break the XML they land in, and it evaluates template expressions inside values too.
 */
final class TemplateText {

    private static final Pattern MARKUP = Pattern.compile("[&<>\"]|\\{[{%#]");
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private TemplateText() {}

    /** Whether the text can come out as something else, or break the file into which it is put. */
    static boolean isUnsafe(String text) {
        return MARKUP.matcher(text).find() || NOT_XML.matcher(text).find();
    }

    /** Throws {@link ProblemException}, without the value, if a text in the plain value {@link #isUnsafe}. */
    static void check(String where, String key, Object plain) {
        TomlValues.texts(plain, text -> {
            if (isUnsafe(text)) {
                throw new ProblemException(
                        where,
                        ("the value for %s contains & < > \" {{ {%% {# or a control character, which breaks the"
                                        + " rendered"
                                        + " files.")
                                .formatted(key),
                        "Choose a value without them.");
            }
        });
    }
}
