package io.github.ishardening.inspection.change;

import io.github.ishardening.secret.SecretText;
import java.util.regex.Pattern;

/** Which names of a configuration file are called like a secret, where it has been read up to. */
final class SecretNames {

    /** What the names of secrets have in common, without what parts their words. */
    private static final Pattern SECRET = Pattern.compile("(?i)pass|pwd|secret|credential|key|token|begin");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z]++");
    private static final Pattern QUOTES = Pattern.compile("['\"\\\\\\s]");
    /** What is put behind the name of a secret to tell it from others. */
    private static final Pattern SUFFIX =
            Pattern.compile("(?i)[._-]?(?:value|old|new|encrypted|b(?:ase)?64|(?<![0-9])[0-9]++)$");

    private static final Pattern TABLE = Pattern.compile("\\s*\\[\\[?([^\\[\\]]+)]]?\\s*(?:#.*)?");
    private static final String SECRETS_TABLE = "secrets.";
    private static final int LONGEST = 200;

    private String table = "";

    /** Whether a line begins a table of TOML, in which the names after it are. */
    boolean enter(String line) {
        var header = TABLE.matcher(line);
        if (header.matches()) {
            table = plain(header.group(1)) + ".";
            return true;
        }
        return false;
    }

    /** Whether all names are, as of the table of secrets. */
    boolean areAll() {
        return table.startsWith(SECRETS_TABLE);
    }

    /** Whether there may be one in a text; to see that takes less than to look for it. */
    static boolean mayBeIn(String text) {
        return SECRET.matcher(NO_LETTER.matcher(text).replaceAll("")).find();
    }

    /** Whether a name is. */
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
