package io.github.ishardening.script;

/** Words of a command that a user copies into PowerShell. */
public final class PowerShellWord {

    /** What PowerShell takes for the end of a word in single quotes: typographic quotes, too. */
    private static final String QUOTES = "['\u2018\u2019\u201A\u201B]";

    private PowerShellWord() {}

    /** The text as one word, of which PowerShell makes nothing else. */
    public static String quoted(String text) {
        return "'" + text.replaceAll(QUOTES, "$0$0") + "'";
    }
}
