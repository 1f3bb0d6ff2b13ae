package io.github.ishardening.script;

/** Quotes words of a command that a user copies into a POSIX shell. */
public final class ShellWord {

    private ShellWord() {}

    /** The text as one word, quoted if the shell wouldn't read it literally. */
    public static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./+:@%][A-Za-z0-9_./+:@%-]*") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
