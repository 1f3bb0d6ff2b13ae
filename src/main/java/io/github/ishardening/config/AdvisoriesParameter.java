package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** {@code <audit><advisories>}: what becomes of WSO2's security advisories. */
public class AdvisoriesParameter {

    private static final Pattern SCORE = Pattern.compile("[0-9](?:\\.[0-9])?|10(?:\\.0)?");

    /** The CVSS score, {@code 9.0} for instance, from which on an advisory is an error; by default none is. */
    private String failFrom;

    /**
     * The checked score.
     *
     * @throws ProblemException if it is none
     */
    OptionalDouble toFailFrom() {
        if (failFrom == null) {
            return OptionalDouble.empty();
        }
        if (!SCORE.matcher(failFrom).matches()) {
            throw new ProblemException(
                    "<audit><advisories><failFrom>",
                    "must be a CVSS score such as 9.0, from 0.0 to 10.0, was %s.".formatted(failFrom));
        }
        return OptionalDouble.of(Double.parseDouble(failFrom));
    }
}
