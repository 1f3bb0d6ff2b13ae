package io.github.ishardening.request;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What controls write into {@code log4j2.properties}.
 *
 * @param forging how forged lines are kept out
 * @param size at which size a log file is rolled over, in log4j2's notation ({@code 10MB}); by default what stands there
 * @param files how many files of one day are kept; by default what stands there
 */
public record LogSettings(LogForgingMode forging, Optional<String> size, OptionalInt files) {

    /** What is written unless the user says otherwise. */
    public static LogSettings defaults() {
        return new LogSettings(LogForgingMode.ENCODE, Optional.empty(), OptionalInt.empty());
    }
}
