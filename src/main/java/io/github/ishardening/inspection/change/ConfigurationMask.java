package io.github.ishardening.inspection.change;

import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Masks what may be a secret in the lines of a configuration file: the secrets available wherever they stand; what
 * stands under a key, an attribute, an element or an option that is called like a secret, over several lines too; what
 * follows {@code Basic} and {@code Bearer}; and what looks like a key, a hash or a ciphertext. In doubt it masks.
 * References and booleans stay.
 */
final class ConfigurationMask {

    /** What stands for a secret. */
    static final String MASK = "•••";

    private static final String QUOTED =
            "(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\\\\"[^\"]*+\"|&quot;(?:(?!&quot;).)*+&quot;)";
    private static final String NAME = "(?<![\\w.'\"$/\\\\-])([\\w.'\"$/\\\\-]++)";

    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\[?([^\\[\\]]+)]]?\\s*(?:#.*)?");
    /** A name and what parts it from its value, which begins where this ends. */
    private static final Pattern SETTING = Pattern.compile(NAME + "(?:&quot;|\\[\\w*+])?\\s*+[=:]\\s*+");
    /** What stands before a name that sets all the rest of its line. */
    private static final Pattern START =
            Pattern.compile("[\\s#;!{]*+(?:<!--\\s*+)?(?:(?:(?:.*\\s)?@?(?i:set)|export|-)\\s++)?");
    /** Java properties part a name from its value by a blank too. */
    private static final Pattern SPACED = Pattern.compile("\\s*+" + NAME + "\\s++([^\\s=:].*+)");

    private static final Pattern OPTION = Pattern.compile("(?<=\\s)(--?\\w[\\w-]*+)\\s++(" + QUOTED + "|\\S++)");
    private static final Pattern USER = Pattern.compile("(?<=\\s)-u\\s*+(\\S+:\\S++)");
    private static final Pattern USER_INFO = Pattern.compile("://[^/:@\\s\"'<>]*+:([^\\s\"'<>]+)@");
    private static final Pattern WHOLE = Pattern.compile(QUOTED + "(?=[\\s,;&}\\])/>\"']|$)");
    private static final Pattern BARE =
            Pattern.compile("(?:[0-9.]++|true|false|null)(?=\\s*[,}\\]])|(?:\\\\.|[^\\s<>\"'\\\\])++");
    private static final Pattern ELEMENT =
            Pattern.compile("<([\\w.:-]++)((?:\"[^\"]*+(?:\"|$)|'[^']*+(?:'|$)|[^<>\"'])*+)(>|$)");
    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(?:name|key|id|property)[\"']?\\s*+[=:]\\s*+(" + QUOTED + ")");
    private static final Pattern VALUE =
            Pattern.compile("(?i)\\bvalue[\"']?\\s*+[=:]\\s*+(" + QUOTED + "|[^\\s\"'>]++)");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(?:basic|bearer)\\s+([A-Za-z0-9+/._~=-]{6,})");
    /** Neither places nor names of transformations are any, nor what is put together of words and numbers. */
    private static final Pattern BLOB = Pattern.compile("(?<![\\w+/-])(?!\\.?/?repository/|RSA/|AES/)"
            + "((?!(?:[A-Z]?[a-z]{2,}+|[0-9]{1,4}+)++(?![\\w+/-]))(?=[a-z0-9+/_-]*+[A-Z])(?=[A-Z0-9+/_-]*+[a-z])(?=[A-Za-z+/_-]*+[0-9])[A-Za-z0-9+/_-]{24,}+={0,2}"
            + "|[0-9a-fA-F]{32,}+)");

    /** What the names of secrets have in common, without what parts their words. */
    private static final Pattern SECRET = Pattern.compile("(?i)pass|pwd|secret|credential|key|token|begin");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z]++");
    private static final Pattern QUOTES = Pattern.compile("['\"\\\\\\s]");
    /** What is put behind the name of a secret to tell it from others. */
    private static final Pattern SUFFIX =
            Pattern.compile("(?i)[._-]?(?:value|old|new|encrypted|b(?:ase)?64|(?<![0-9])[0-9]++)$");

    private static final Pattern COMMENT = Pattern.compile(QUOTED + "|#.*");

    private static final Pattern REFERENCE = Pattern.compile(
            "[\\s\"',\\[\\]]*+(?:(?:\\$(?:\\w++\\{[^{}]*+}|\\{[\\w.]*+})[\\s\"',\\[\\]]*+)++|true|false)?[\\s\"',\\[\\]]*+(?:(?<=\\s)#.*)?");
    private static final String SECRETS_TABLE = "secrets.";
    private static final String CONTINUATION = "\\";
    private static final List<String> LONG_QUOTES = List.of("\"\"\"", "'''");
    /** No line that people write is longer, and looking through it would take long. */
    private static final int LONGEST = 2_000;

    private static final int LONGEST_NAME = 200;

    private final List<String> known;

    private String table = "";
    /** What the last name of a setting said whose value is set apart from it; null if none did. */
    private String owner;
    /** Whether the value of a secret goes on behind a line; null outside of one. */
    private Predicate<String> open;
    /** Whether a secret's name has been read, and its value is still to come. */
    private boolean isAwaited;

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
        return open != null
                || isAwaited
                || table.startsWith(SECRETS_TABLE)
                || line.indexOf('[') >= 0
                || mayNameSecret(line);
    }

    private static boolean mayNameSecret(String text) {
        return SECRET.matcher(NO_LETTER.matcher(text).replaceAll("")).find();
    }

    private String mask(String line, boolean isShown) {
        if (open != null) {
            open = open.test(line) ? open : null;
            return MASK;
        }
        boolean isValue = isAwaited && !line.isBlank() && isValue(line.stripLeading());
        isAwaited &= line.isBlank();
        read(line);
        if (isValue) {
            end(line.strip(), 0, true);
            return MASK;
        }
        if (line.contains("-----BEGIN")) {
            open = line.contains("-----END") ? null : next -> !next.contains("-----END");
            return MASK;
        }
        if (!isShown || line.length() > LONGEST) {
            elements(settings(line));
            return MASK;
        }
        String masked = line;
        for (String secret : known) {
            masked = masked.replace(secret, MASK);
        }
        masked = attributes(elements(settings(masked)));
        masked = replaced(OPTION, masked, option -> isNamed(option.group(1)));
        masked = replaced(USER, masked, user -> true);
        masked = replaced(USER_INFO, masked, user -> true);
        masked = replaced(AUTHORIZATION, masked, found -> true);
        for (String secret : SecretText.within(masked).toList()) {
            masked = masked.replace(secret, kept(secret));
        }
        return replaced(BLOB, masked, found -> true);
    }

    /** Whether a line behind a name without a value is that value, not the next name. */
    private static boolean isValue(String line) {
        return "\"'[{".indexOf(line.charAt(0)) >= 0 || !SETTING.matcher(line).find();
    }

    /** Takes from a line what it says of the names in it and in the next. */
    private void read(String line) {
        var header = TABLE.matcher(line);
        if (header.matches()) {
            table = QUOTES.matcher(header.group(1)).replaceAll("") + ".";
            owner = null;
        }
        if (line.indexOf('<') >= 0 || line.indexOf('{') >= 0 || line.indexOf('}') >= 0) {
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
        if (spaced.matches() && isNamed(spaced.group(1))) {
            end(line, spaced.start(2), true);
            return line.substring(0, spaced.start(2)) + kept(spaced.group(2));
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
            if (isNamed(name) || (isFirst && isValueOfSecret(name))) {
                int until = end(line, from, isFirst);
                masked.append(line, done, from).append(kept(line.substring(from, until)));
                from = until;
                done = until;
            }
        }
        return masked.append(line, done, line.length()).toString();
    }

    /** Under {@code value} stands what another line names, which may be still to come. */
    private boolean isValueOfSecret(String name) {
        return QUOTES.matcher(name).replaceAll("").equals("value") && (owner == null || isNamed(owner));
    }

    /**
     * Where the value of a secret ends; notes it if that is in a line to come.
     *
     * @param from where it begins
     * @param isAll whether it goes to the end of the line if it has no quotes
     */
    private int end(String line, int from, boolean isAll) {
        if (from == line.length()) {
            isAwaited = true;
            return from;
        }
        for (String quotes : LONG_QUOTES) {
            if (line.startsWith(quotes, from)) {
                open = line.indexOf(quotes, from + quotes.length()) < 0 ? next -> !next.contains(quotes) : null;
                return line.length();
            }
        }
        if ("[{".indexOf(line.charAt(from)) >= 0) {
            int depth = depth(line.substring(from));
            open = depth > 0 ? new Brackets(depth) : null;
            return line.length();
        }
        var whole = WHOLE.matcher(line).region(from, line.length());
        if (whole.lookingAt()) {
            return whole.end();
        }
        if (isAll && line.endsWith(CONTINUATION)) {
            open = next -> next.endsWith(CONTINUATION);
        }
        var bare = BARE.matcher(line).region(from, line.length());
        return !isAll && bare.lookingAt() ? bare.end() : line.length();
    }

    /** Brackets that are still to be closed. */
    private static final class Brackets implements Predicate<String> {

        private int depth;

        Brackets(int depth) {
            this.depth = depth;
        }

        @Override
        public boolean test(String line) {
            depth += depth(line);
            return depth > 0;
        }
    }

    /** How many brackets a line opens more than it closes. */
    private static int depth(String line) {
        return COMMENT.matcher(line)
                .replaceAll("")
                .chars()
                .map(c -> c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0)
                .sum();
    }

    /** What elements of XML hold, which may go on in the next lines. */
    private String elements(String line) {
        var masked = new StringBuilder();
        int done = 0;
        int from = 0;
        var element = ELEMENT.matcher(line);
        while (element.find(from)) {
            from = element.end();
            if (element.group(2).endsWith("/") || !(isNamed(element.group(1)) || namesSecret(element.group(2)))) {
                continue;
            }
            String close = "</" + element.group(1);
            int until = line.indexOf(close, from);
            if (until < 0) {
                boolean isTagOpen = element.group(3).isEmpty();
                open = next -> !next.contains(close) && !(isTagOpen && next.contains("/>"));
                until = line.length();
            }
            masked.append(line, done, from).append(kept(line.substring(from, until)));
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
        return isSecret ? replaced(VALUE, line, value -> true) : line;
    }

    private boolean namesSecret(String text) {
        return NAMED.matcher(text).results().anyMatch(named -> isNamed(named.group(1)));
    }

    private boolean isNamed(String name) {
        if (name.length() > LONGEST_NAME || table.startsWith(SECRETS_TABLE)) {
            return true;
        }
        if (!mayNameSecret(name)) {
            return false;
        }
        String plain = SUFFIX.matcher(QUOTES.matcher(name).replaceAll("")).replaceFirst("");
        return plain.startsWith(SECRETS_TABLE) || SecretText.isNamed(plain) || SecretText.isNamed(table + plain);
    }

    /** Masks the last group of each match that holds a secret. */
    private static String replaced(Pattern pattern, String line, Predicate<MatchResult> isSecret) {
        var masked = new StringBuilder();
        int done = 0;
        int from = 0;
        var found = pattern.matcher(line);
        while (found.find(from)) {
            int value = found.groupCount();
            from = found.start(value);
            if (isSecret.test(found)) {
                masked.append(line, done, from).append(kept(found.group(value)));
                from = found.end(value);
                done = from;
            }
        }
        return masked.append(line, done, line.length()).toString();
    }

    /** The value, if it tells nothing, or the mask, quoted as it is. */
    private static String kept(String value) {
        if (REFERENCE.matcher(value).matches()) {
            return value;
        }
        String quote = value.startsWith("\"") ? "\"" : value.startsWith("'") ? "'" : "";
        return quote + MASK + quote;
    }
}
