package io.github.ishardening.deployment;

import io.github.ishardening.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * Rejects texts that the server's templates would alter, or that would break the rendered file. WSO2's config-mapper
 * escapes nothing, so {@code & < > "} break XML, and it evaluates template expressions in values too.
 */
final class TemplateText {

    private static final Pattern MARKUP = Pattern.compile("[&<>\"]|\\{[{%#]");
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private TemplateText() {}

    /** Whether the text may be altered by templates, or break the rendered file. */
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
