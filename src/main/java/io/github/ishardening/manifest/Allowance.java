package io.github.ishardening.manifest;

import io.github.ishardening.problem.ProblemException;

/** How much one manifest may hold: aliases make much of little. */
final class Allowance {

    /** A cluster takes 1 MiB for one object. */
    private static final long LARGEST = 32L << 20;

    private long left = LARGEST;

    /** The text of a value; {@link ProblemException} once there is too much of it. */
    String text(YamlValue value) {
        String text = value.text();
        left -= text.length();
        if (left < 0) {
            throw new ProblemException(
                    value.where(),
                    "the objects hold more than 32 MiB up to here.",
                    "Name the manifest of one release.");
        }
        return text;
    }
}
