package io.github.ishardening.audit.report;

import java.util.List;
import java.util.function.Consumer;

/** The beginning of a list that may be of any length, so that no distribution makes a report that no browser opens. */
final class Excerpt {

    private static final int MANY = 500;

    private Excerpt() {}

    /** Hands on as many as anybody reads, and then, in words, how many more there are. */
    static <T> void of(List<T> all, Consumer<T> form, Consumer<String> more) {
        of(all, MANY, form, more);
    }

    /** The same of this many. */
    static <T> void of(List<T> all, int most, Consumer<T> form, Consumer<String> more) {
        all.stream().limit(most).forEach(form);
        if (all.size() > most) {
            more.accept("and %,d more".formatted(all.size() - most));
        }
    }
}
