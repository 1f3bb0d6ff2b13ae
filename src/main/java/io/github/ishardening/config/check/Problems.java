package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;

/** What can be wrong with any element of the configuration. */
final class Problems {

    private Problems() {}

    /** It is there, but holds nothing: Maven would leave the default in force. */
    static Problem empty(String where) {
        return new Problem(where, "is empty.", "Set a value, or remove it.");
    }

    /** Maven would take one of them. */
    static Problem twice(String where) {
        return new Problem(where, "appears twice.", "Remove one of them.");
    }
}
