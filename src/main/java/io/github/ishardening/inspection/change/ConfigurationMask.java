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
 * Masks what may be a secret in the lines of a configuration file: the available secrets anywhere; the values, even
 * over several lines, of keys, attributes, elements and options that are named like a secret; what follows
 * {@code Basic} and {@code Bearer}; and what looks like a key, a hash or a ciphertext. Masks when in doubt, but keeps
 * references and booleans.
 */
final class ConfigurationMask {

    private static final String NAME = "(?<![\\w.'\"$/\\\\-])([\\w.'\"$/\\\\-]++)";

    /** A name and the separator before its value, which begins where the match ends. */
    private static final Pattern SETTING = Pattern.compile(NAME + "(?:&quot;|\\[\\w*+])?\\s*+[=:]\\s*+");
    /** What precedes a name whose value is the rest of the line. */
    private static final Pattern START =
            Pattern.compile("[\\s#;!{]*+(?:<!--\\s*+)?(?:(?:(?:.*\\s)?@?(?i:set)|export|-)\\s++)?");
    /** Java properties may also separate a name from its value with a space. */
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
    /** Excludes paths, names of cipher transformations, and combinations of words and numbers. */
    private static final Pattern BLOB = Pattern.compile("(?<![\\w+/-])(?!\\.?/?repository/|RSA/|AES/)"
            + "((?!(?:[A-Z]?[a-z]{2,}+|[0-9]{1,4}+)++(?![\\w+/-]))(?=[a-z0-9+/_-]*+[A-Z])(?=[A-Z0-9+/_-]*+[a-z])(?=[A-Za-z+/_-]*+[0-9])[A-Za-z0-9+/_-]{24,}+={0,2}"
            + "|[0-9a-fA-F]{32,}+)");

    /** Longer than any line that people write; searching longer ones would take too long. */
    private static final int LONGEST = 2_000;

    private final List<String> known;
    private final SecretNames names = new SecretNames();
    private final OpenValue value = new OpenValue();

    /** The most recent name of a setting whose value is given separately; null if there is none. */
    private String owner;

    private ConfigurationMask(List<String> known) {
        this.known = known;
    }

    /**
     * Masks the lines of a file, and replaces those that aren't shown with empty ones.
     *
     * @param isShown whether the line with this index is shown
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

    /** Whether this line may affect how later ones are masked; faster than masking it. */
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

    /** Whether a line after a name without a value is that value, not the next name. */
    private static boolean isValue(String line) {
        return "\"'[{".indexOf(line.charAt(0)) >= 0 || !SETTING.matcher(line).find();
    }

    /** Updates what affects how names are read. */
    private void read(String line) {
        if (names.enter(line) || line.indexOf('<') >= 0 || line.indexOf('{') >= 0 || line.indexOf('}') >= 0) {
            owner = null;
        }
        var named = NAMED.matcher(line);
        if (named.find()) {
            owner = named.group(1);
        }
    }

    /** Masks the settings in a line, whose values may continue in the next. */
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

    /** Whether this is the {@code value} of a secret's name in another line, or of a name that may still follow. */
    private boolean isValueOfSecret(String name) {
        return SecretNames.plain(name).equals("value") && (owner == null || names.has(owner));
    }

    /** Masks the contents of XML elements, which may continue in the next lines. */
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

    /** Masks {@code name="password" value="…"}, or a value whose name may be in a later line. */
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
