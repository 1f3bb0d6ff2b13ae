package io.github.ishardening.control.secret;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves XML references in values of {@code deployment.toml}. The server copies the values into XML unchanged, so a
 * password with {@code &} is written there with {@code &amp;}. The vault returns passwords unchanged.
 */
final class XmlReferences {

    private static final Map<String, String> PREDEFINED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));");

    private XmlReferences() {}

    /** Returns the text as an XML parser reads it; references to invalid characters stay. */
    static String resolve(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }

    private static String character(MatchResult found) {
        if (found.group(1) != null) {
            return PREDEFINED.get(found.group(1));
        }
        int code = found.group(2) == null ? Integer.parseInt(found.group(3), 16) : Integer.parseInt(found.group(2));
        return Character.isValidCodePoint(code) ? Character.toString(code) : found.group();
    }
}
