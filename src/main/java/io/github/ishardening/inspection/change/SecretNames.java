package io.github.ishardening.inspection.change;

import io.github.ishardening.secret.SecretText;
import java.util.regex.Pattern;

/** Determines which names in a configuration file, read line by line, are names of secrets. */
final class SecretNames {

    /** What the names of secrets contain, without word separators. */
    private static final Pattern SECRET = Pattern.compile("(?i)pass|pwd|secret|credential|key|token|begin");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z]++");
    private static final Pattern QUOTES = Pattern.compile("['\"\\\\\\s]");
    /** Suffixes that distinguish the name of a secret from others. */
    private static final Pattern SUFFIX =
            Pattern.compile("(?i)[._-]?(?:value|old|new|encrypted|b(?:ase)?64|(?<![0-9])[0-9]++)$");

    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\[?([^\\[\\]]+)]]?\\s*(?:#.*)?");
    private static final String SECRETS_TABLE = "secrets.";
    private static final int LONGEST = 200;

    private String table = "";

    /** Whether a line begins a TOML table, to which the names after it belong. */
    boolean enter(String line) {
        var header = TABLE.matcher(line);
        if (header.matches()) {
            table = plain(header.group(1)) + ".";
            return true;
        }
        return false;
    }

    /** Whether all names are names of secrets, as in the table of secrets. */
    boolean areAll() {
        return table.startsWith(SECRETS_TABLE);
    }

    /** Whether a text may contain the name of a secret; faster than searching for one. */
    static boolean mayBeIn(String text) {
        return SECRET.matcher(NO_LETTER.matcher(text).replaceAll("")).find();
    }

    /** Whether a name is the name of a secret. */
    boolean has(String name) {
        if (name.length() > LONGEST || areAll()) {
            return true;
        }
        if (!mayBeIn(name)) {
            return false;
        }
        String plain = SUFFIX.matcher(plain(name)).replaceFirst("");
        return plain.startsWith(SECRETS_TABLE) || SecretText.isNamed(plain) || SecretText.isNamed(table + plain);
    }

    /** A name without its quotes. */
    static String plain(String name) {
        return QUOTES.matcher(name).replaceAll("");
    }
}
