package io.github.ishardening.deployment;

import io.github.ishardening.problem.Problem;
import org.tomlj.TomlParseError;

/** An error of the TOML parser, with a cure. */
public final class TomlFault {

    private TomlFault() {}

    /** The problem that {@code error} describes, at {@code where}. */
    public static Problem of(String where, TomlParseError error) {
        String what = error.getMessage() + ".";
        return new Problem(where, what, cure(what));
    }

    private static String cure(String what) {
        if (what.contains("previously defined")) {
            return "Define it only once.";
        }
        return what.endsWith("expected a value.")
                ? "Correct this line: it lacks a value, or quotes around text."
                : "Correct this line.";
    }
}
