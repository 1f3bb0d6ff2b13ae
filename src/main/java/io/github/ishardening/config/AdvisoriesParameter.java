package io.github.ishardening.config;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.problem.ProblemException;
import java.util.OptionalDouble;

/**
 * {@code <audit><advisories>}: how to treat WSO2's security advisories.
 *
 * <pre>{@code
 * <audit>
 *   <advisories>
 *     <failFrom>9.0</failFrom>
 *   </advisories>
 * </audit>
 * }</pre>
 */
public class AdvisoriesParameter {

    /** The lowest CVSS score that makes an advisory an error, for example {@code 9.0}; by default, none is. */
    private String failFrom;

    /**
     * The checked score.
     *
     * @throws ProblemException if it isn't a score
     */
    OptionalDouble toFailFrom() {
        return failFrom == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(Syntax.require(
                        "<audit><advisories><failFrom>",
                        failFrom,
                        Advisory.SCORE,
                        "a CVSS score such as 9.0, from 0.0 to 10.0")));
    }
}
