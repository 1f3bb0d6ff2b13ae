package io.github.ishardening.inspection.change;

import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Masks what may be a secret in the lines of a configuration file: the secrets available wherever they stand; what
 * stands under a key, an attribute, an element or an option that is called like a secret, over several lines too; what
 * follows {@code Basic} and {@code Bearer}; and what looks like a key, a hash or a ciphertext. In doubt it masks.
 * References and booleans stay.
 */
final class ConfigurationMask {

    private static final String NAME = "(?<![\\w.'\"$/\\\\-])([\\w.'\"$/\\\\-]++)";

    /** A name and what parts it from its value, which begins where this ends. */
    private static final Pattern SETTING = Pattern.compile(NAME + "(?:&quot;|\\[\\w*+])?\\s*+[=:]\\s*+");
    /** What stands before a name that sets all the rest of its line. */
    private static final Pattern START =
            Pattern.compile("[\\s#;!{]*+(?:<!--\\s*+)?(?:(?:(?:.*\\s)?@?(?i:set)|export|-)\\s++)?");
    /** Java properties part a name from its value by a blank too. */
    private static final Pattern SPACED = Pattern.compile("\\s*+" + NAME + "\\s++([^\\s=:].*+)");

    private static final Pattern OPTION =
            Pattern.compile("(?<=\\s)(--?\\w[\\w-]*+)\\s++(" + OpenValue.QUOTED + "|\\S++)");
    private static final Pattern USER = Pattern.compile("(?<=\\s)-u\\s*+(\\S+:\\S++)");
    private static final Pattern USER_INFO = Pattern.compile("://[^/:@\\s\"'<>]*+:([^\\s\"'<>]+)@");
    private static final Pattern ELEMENT =
            Pattern.compile("<([\\w.:-]++)((?:\"[^\"]*+(?:\"|$)|'[^']*+(?:'|$)|[^<>\"'])*+)(>|$)");
    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(?:name|key|id|property)[\"']?\\s*+[=:]\\s*+(" + OpenValue.QUOTED + ")");
    private static final Pattern VALUE =
            Pattern.compile("(?i)\\bvalue[\"']?\\s*+[=:]\\s*+(" + OpenValue.QUOTED + "|[^\\s\"'>]++)");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(?:basic|bearer)\\s+([A-Za-z0-9+/._~=-]{6,})");
    /** Neither places nor names of transformations are any, nor what is put together of words and numbers. */
    private static final Pattern BLOB = Pattern.compile("(?<![\\w+/-])(?!\\.?/?repository/|RSA/|AES/)"
            + "((?!(?:[A-Z]?[a-z]{2,}+|[0-9]{1,4}+)++(?![\\w+/-]))(?=[a-z0-9+/_-]*+[A-Z])(?=[A-Z0-9+/_-]*+[a-z])(?=[A-Za-z+/_-]*+[0-9])[A-Za-z0-9+/_-]{24,}+={0,2}"
            + "|[0-9a-fA-F]{32,}+)");

    /** No line that people write is longer, and looking through it would take long. */
    private static final int LONGEST = 2_000;

    private final List<String> known;
    private final SecretNames names = new SecretNames();
    private final OpenValue value = new OpenValue();

    /** What the last name of a setting said whose value is set apart from it; null if none did. */
    private String owner;

    private ConfigurationMask(List<String> known) {
        this.known = known;
    }

    /**
     * The lines of a file, masked; empty ones in the place of those that nobody is shown.
     *
     * @param isShown whether somebody is shown the line of this index
     */
    static List<String> mask(List<String> lines, IntPredicate isShown, SoughtSecrets secrets) {
        var known = secrets.sought().values().stream()
                .map(Secret::reveal)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        var mask = new ConfigurationMask(known);
        var masked = new ArrayList<String>(lines.size());
        for (String line : lines) {
            boolean shown = isShown.test(masked.size());
            if (shown || mask.mayGoOn(line)) {
                String all = mask.mask(line, shown);
                masked.add(shown ? all : "");
            } else {
                mask.owner = null;
                masked.add("");
            }
        }
        return masked;
    }

    /** Whether what the next lines say may depend on this one; to see that takes less than to mask it. */
    private boolean mayGoOn(String line) {
        return value.isOpen() || names.areAll() || line.indexOf('[') >= 0 || SecretNames.mayBeIn(line);
    }

    private String mask(String line, boolean isShown) {
        if (value.goesOnIn(line)) {
            return MaskedValue.MASK;
        }
        boolean isValue = value.mayBeIn(line) && isValue(line.stripLeading());
        read(line);
        if (isValue) {
            value.end(line.strip(), 0, true);
            return MaskedValue.MASK;
        }
        if (line.contains("-----BEGIN")) {
            if (!line.contains("-----END")) {
                value.goOn(next -> !next.contains("-----END"));
            }
            return MaskedValue.MASK;
        }
        if (!isShown || line.length() > LONGEST) {
            elements(settings(line));
            return MaskedValue.MASK;
        }
        String masked = line;
        for (String secret : known) {
            masked = masked.replace(secret, MaskedValue.MASK);
        }
        masked = attributes(elements(settings(masked)));
        masked = MaskedValue.in(masked, OPTION, option -> names.has(option.group(1)));
        masked = MaskedValue.in(masked, USER, user -> true);
        masked = MaskedValue.in(masked, USER_INFO, user -> true);
        masked = MaskedValue.in(masked, AUTHORIZATION, found -> true);
        for (String secret : SecretText.within(masked).toList()) {
            masked = masked.replace(secret, MaskedValue.of(secret));
        }
        return MaskedValue.in(masked, BLOB, found -> true);
    }

    /** Whether a line behind a name without a value is that value, not the next name. */
    private static boolean isValue(String line) {
        return "\"'[{".indexOf(line.charAt(0)) >= 0 || !SETTING.matcher(line).find();
    }

    /** Takes from a line what it says of the names in it and in the next. */
    private void read(String line) {
        if (names.enter(line) || line.indexOf('<') >= 0 || line.indexOf('{') >= 0 || line.indexOf('}') >= 0) {
            owner = null;
        }
        var named = NAMED.matcher(line);
        if (named.find()) {
            owner = named.group(1);
        }
    }

    /** What a line sets by names and values, which may go on in the next. */
    private String settings(String line) {
        var spaced = SPACED.matcher(line);
        if (spaced.matches() && names.has(spaced.group(1))) {
            value.end(line, spaced.start(2), true);
            return line.substring(0, spaced.start(2)) + MaskedValue.of(spaced.group(2));
        }
        var start = START.matcher(line);
        int first = start.lookingAt() ? start.end() : 0;
        var masked = new StringBuilder();
        int done = 0;
        int from = 0;
        var setting = SETTING.matcher(line);
        while (setting.find(from)) {
            from = setting.end();
            String name = setting.group(1);
            boolean isFirst = setting.start() <= first && !name.startsWith("-");
            if (names.has(name) || (isFirst && isValueOfSecret(name))) {
                int until = value.end(line, from, isFirst);
                masked.append(line, done, from).append(MaskedValue.of(line.substring(from, until)));
                from = until;
                done = until;
            }
        }
        return masked.append(line, done, line.length()).toString();
    }

    /** Under {@code value} stands what another line names, which may be still to come. */
    private boolean isValueOfSecret(String name) {
        return SecretNames.plain(name).equals("value") && (owner == null || names.has(owner));
    }

    /** What elements of XML hold, which may go on in the next lines. */
    private String elements(String line) {
        var masked = new StringBuilder();
        int done = 0;
        int from = 0;
        var element = ELEMENT.matcher(line);
        while (element.find(from)) {
            from = element.end();
            if (element.group(2).endsWith("/") || !(names.has(element.group(1)) || namesSecret(element.group(2)))) {
                continue;
            }
            String close = "</" + element.group(1);
            int until = line.indexOf(close, from);
            if (until < 0) {
                boolean isTagOpen = element.group(3).isEmpty();
                value.goOn(next -> !next.contains(close) && !(isTagOpen && next.contains("/>")));
                until = line.length();
            }
            masked.append(line, done, from).append(MaskedValue.of(line.substring(from, until)));
            from = until;
            done = until;
        }
        return masked.append(line, done, line.length()).toString();
    }

    /** {@code name="password" value="…"}; or a value whose name a line to come has. */
    private String attributes(String line) {
        boolean isSecret = namesSecret(line)
                || (line.lastIndexOf('<') > line.lastIndexOf('>')
                        && !NAMED.matcher(line).find());
        return isSecret ? MaskedValue.in(line, VALUE, value -> true) : line;
    }

    private boolean namesSecret(String text) {
        return NAMED.matcher(text).results().anyMatch(named -> names.has(named.group(1)));
    }
}
