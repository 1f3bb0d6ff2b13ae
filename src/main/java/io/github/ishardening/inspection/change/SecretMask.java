package io.github.ishardening.inspection.change;

import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what may be a secret in the lines of a configuration file: the secrets at hand wherever they stand; what stands
 * under a key, an attribute or an element that is called like a secret, over several lines too; what follows {@code Basic}
 * and {@code Bearer}; and what looks like a key, a hash or a ciphertext. In doubt it masks. References and booleans stay.
 */
final class SecretMask {

    /** What stands for a secret. */
    static final String MASK = "•••";

    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'";
    private static final String NAME = "[\\w.'\"$-]{1,200}+";

    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\[?([^\\[\\]]+)]]?\\s*(?:#.*)?");
    private static final Pattern SETTING =
            Pattern.compile("[\\s#;<>!]*+(?:(?:export|set|-)\\s+)?(?!-)(" + NAME + ")\\s*[=:]\\s*(.*)");
    private static final Pattern PAIR =
            Pattern.compile("(" + NAME + ")\\s*[=:]\\s*(" + QUOTED + "|[^\\s,}\\]<>\"']++)");
    private static final Pattern ELEMENT = Pattern.compile("<([\\w.:-]{1,200}+)(?:\\s[^<>]*+)?>([^<]*+)(</?|$)");
    private static final Pattern NAMED = Pattern.compile("(?:name|key|id|property)\\s*=\\s*(" + QUOTED + ")");
    private static final Pattern VALUE = Pattern.compile("value\\s*=\\s*(" + QUOTED + ")|>([^<]+)(?:<|$)");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(?:basic|bearer)\\s+([A-Za-z0-9+/._~=-]{6,})");
    /** Neither places nor names of transformations are any, nor what is put together of words and numbers. */
    private static final Pattern BLOB = Pattern.compile("(?<![\\w+/-])(?!\\.?/?repository/|RSA/|AES/)"
            + "((?!(?:[A-Z]?[a-z]{2,}+|[0-9]{1,4}+)++(?![\\w+/-]))(?=[a-z0-9+/_-]*+[A-Z])(?=[A-Z0-9+/_-]*+[a-z])(?=[A-Za-z+/_-]*+[0-9])[A-Za-z0-9+/_-]{24,}+={0,2}"
            + "|[0-9a-fA-F]{32,}+)");

    /** What the names of secrets have in common, without what parts their words. */
    private static final Pattern SECRET = Pattern.compile("(?i)pass|pwd|secret|credential|key|token|begin");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z]++");

    private static final Pattern REFERENCE = Pattern.compile(
            "[\\s\"',\\[\\]]*(?:(?:\\$\\w*\\{[^{}]*}[\\s\"',\\[\\]]*)+|true|false|\"\"|'')?[\\s\"',\\[\\]]*(?:#.*)?");
    private static final String SECRETS_TABLE = "secrets.";
    private static final String CONTINUATION = "\\";
    /** No line that people write is longer, and looking through it would take long. */
    private static final int LONGEST = 2_000;

    private final List<String> known;

    private String table = "";
    /** What the value of a secret that goes on ends with; null outside of one. */
    private String end;

    private SecretMask(List<String> known) {
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
        var mask = new SecretMask(known);
        var masked = new ArrayList<String>(lines.size());
        for (String line : lines) {
            boolean shown = isShown.test(masked.size());
            String all = shown || mask.mayGoOn(line) ? mask.mask(line) : "";
            masked.add(shown ? all : "");
        }
        return masked;
    }

    /** Whether what the next lines say may depend on this one; to see that takes less than to mask it. */
    private boolean mayGoOn(String line) {
        return end != null
                || table.equals(SECRETS_TABLE)
                || line.indexOf('[') >= 0
                || SECRET.matcher(NO_LETTER.matcher(line).replaceAll("")).find();
    }

    private String mask(String line) {
        if (end != null) {
            boolean goesOn = end.equals(CONTINUATION) ? line.endsWith(CONTINUATION) : !line.contains(end);
            end = goesOn ? end : null;
            return MASK;
        }
        if (line.length() > LONGEST) {
            return MASK;
        }
        if (line.contains("-----BEGIN")) {
            end = line.contains("-----END") ? null : "-----END";
            return MASK;
        }
        var header = TABLE.matcher(line);
        if (header.matches()) {
            table = header.group(1).strip() + ".";
        }
        String masked = line;
        for (String secret : known) {
            masked = masked.replace(secret, MASK);
        }
        masked = setting(masked);
        masked = replaced(PAIR, masked, pair -> isNamed(pair.group(1)) ? 2 : 0);
        masked = replaced(ELEMENT, masked, element -> isNamed(element.group(1)) ? 2 : 0);
        masked = attributes(masked);
        masked = replaced(AUTHORIZATION, masked, found -> 1);
        for (String secret : SecretText.within(masked).toList()) {
            masked = masked.replace(secret, kept(secret));
        }
        return replaced(BLOB, masked, found -> 1);
    }

    /** What a line sets as a whole, whose value may go on in the next. */
    private String setting(String line) {
        var setting = SETTING.matcher(line);
        if (!setting.matches() || !isNamed(setting.group(1))) {
            open(line);
            return line;
        }
        String value = setting.group(2);
        if (value.startsWith("\"\"\"") || value.startsWith("'''")) {
            String quotes = value.substring(0, 3);
            end = value.indexOf(quotes, 3) < 0 ? quotes : null;
        } else if (value.startsWith("[") && !value.contains("]")) {
            end = "]";
        } else if (value.endsWith(CONTINUATION)) {
            end = CONTINUATION;
        } else if (value.startsWith("\"")
                || value.startsWith("'")
                || line.stripLeading().startsWith("<")) {
            return line;
        }
        return line.substring(0, setting.start(2)) + (end == null ? kept(value) : MASK);
    }

    /** An element of XML whose text stands in the lines to come. */
    private void open(String line) {
        var element = ELEMENT.matcher(line);
        while (element.find()) {
            if (isNamed(element.group(1)) && element.group(3).isEmpty()) {
                end = "</";
            }
        }
    }

    /** {@code name="password" value="…"}, and {@code name="password">…<}. */
    private String attributes(String line) {
        boolean isSecret = NAMED.matcher(line).results().anyMatch(named -> isNamed(named.group(1)));
        return isSecret ? replaced(VALUE, line, value -> value.group(1) == null ? 2 : 1) : line;
    }

    private boolean isNamed(String name) {
        String plain = name.replaceAll("['\"]", "");
        return table.equals(SECRETS_TABLE) || SecretText.isNamed(plain) || SecretText.isNamed(table + plain);
    }

    /** Masks the group of each match that is to be masked; 0 for none. */
    private static String replaced(Pattern pattern, String line, ToIntFunction<MatchResult> group) {
        return pattern.matcher(line).replaceAll(found -> {
            int number = group.applyAsInt(found);
            String all = found.group();
            return Matcher.quoteReplacement(
                    number == 0
                            ? all
                            : all.substring(0, found.start(number) - found.start())
                                    + kept(found.group(number))
                                    + all.substring(found.end(number) - found.start()));
        });
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
