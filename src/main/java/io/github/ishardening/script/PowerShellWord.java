package io.github.ishardening.script;

/** Quotes words of a command that a user copies into PowerShell. */
public final class PowerShellWord {

    /** The characters that PowerShell accepts as the end of a word in single quotes, including typographic quotes. */
    private static final String QUOTES = "['\u2018\u2019\u201A\u201B]";

    private PowerShellWord() {}

    /** The text as one word that PowerShell reads literally. */
    public static String quoted(String text) {
        return "'" + text.replaceAll(QUOTES, "$0$0") + "'";
    }
}
