package io.github.ishardening.request;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings that controls write to {@code log4j2.properties}.
 *
 * @param forging how forged lines are prevented
 * @param size the size at which a log file is rolled over, in log4j2's notation ({@code 10MB}); unchanged by default
 * @param files how many files of one day are kept; unchanged by default
 */
public record LogSettings(LogForgingMode forging, Optional<String> size, OptionalInt files) {

    /** The settings that apply unless configured otherwise. */
    public static LogSettings defaults() {
        return new LogSettings(LogForgingMode.ENCODE, Optional.empty(), OptionalInt.empty());
    }
}
