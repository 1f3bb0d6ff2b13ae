package io.github.ishardening.script;

/** Words of a command that a user copies into a shell of POSIX. */
public final class ShellWord {

    private ShellWord() {}

    /** The text as one word, in quotes where the shell would make more of it. */
    public static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./+:@%][A-Za-z0-9_./+:@%-]*") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
