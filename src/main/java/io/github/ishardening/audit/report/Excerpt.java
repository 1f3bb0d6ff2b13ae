package io.github.ishardening.audit.report;

import java.util.List;
import java.util.Optional;

/** The beginning of a list of any length, so that no distribution makes a report too large for browsers. */
final class Excerpt {

    private static final int MANY = 300;

    private Excerpt() {}

    /** As many elements as people would read. */
    static <T> List<T> of(List<T> all) {
        return all.size() > MANY ? all.subList(0, MANY) : all;
    }

    /** The number of elements left out, in words; empty if there are none. */
    static Optional<String> more(List<?> all) {
        return all.size() > MANY ? Optional.of("and %s more".formatted(all.size() - MANY)) : Optional.empty();
    }
}
