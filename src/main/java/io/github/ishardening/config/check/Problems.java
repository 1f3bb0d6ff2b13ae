package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;

/** Problems that any element of the configuration can have. */
final class Problems {

    private Problems() {}

    /** The element is empty: Maven would keep the default. */
    static Problem empty(String where) {
        return new Problem(where, "is empty.", "Set a value, or remove it.");
    }

    /** The element occurs twice: Maven would use only one. */
    static Problem twice(String where) {
        return new Problem(where, "appears twice.", "Remove one of them.");
    }
}
