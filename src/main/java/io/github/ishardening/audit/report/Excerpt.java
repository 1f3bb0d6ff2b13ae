package io.github.ishardening.audit.report;

import java.util.List;
import java.util.Optional;

/** The beginning of a list that may be of any length, so that no distribution makes a report that no browser opens. */
final class Excerpt {

    private static final int MANY = 300;

    private Excerpt() {}

    /** As many as anybody reads. */
    static <T> List<T> of(List<T> all) {
        return all.size() > MANY ? all.subList(0, MANY) : all;
    }

    /** How many more there are, in words; empty where those are all. */
    static Optional<String> more(List<?> all) {
        return all.size() > MANY ? Optional.of("and %s more".formatted(all.size() - MANY)) : Optional.empty();
    }
}
