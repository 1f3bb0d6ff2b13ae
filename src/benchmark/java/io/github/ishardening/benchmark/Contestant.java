package io.github.ishardening.benchmark;

import java.util.Optional;

/** The builds and programs measured side by side, in the order of the table. */
enum Contestant {
    BARE_MAVEN("bare Maven (`mvn validate`)", Counts.WHOLE),
    SCRIPT("the documented procedure as a script", Counts.WHOLE),
    PIPELINE("the careful user's pipeline", Counts.BEYOND_MAVEN),
    COPY("`cp` of the zip, flushed to disk", Counts.WHOLE),
    FIRST("first build: generates four RSA-3072 keys", "0.84 to 0.91", 0.65),
    KEPT("keys kept, after `clean`", "0.62", 0.45),
    REMEMBERED("keys kept, cache kept, one more partner certificate", "0.47", 0.33),
    RENDERED("keys kept, a different fragment: rendered again", Counts.BEYOND_MAVEN),
    UNCHANGED("unchanged", "0.06", 0.06),
    UNCHANGED_WARNED("unchanged, with a warning", "0.50", 0.06),
    AUDIT("`audit` of the result, the first time", Counts.BEYOND_MAVEN),
    AUDIT_AGAIN("`audit` of the result, again", Counts.BEYOND_MAVEN),
    FOUR_PARALLEL("four distributions in one reactor, `-T4`, keys kept, after `clean`", Counts.BEYOND_MAVEN),
    SIX("six distributions in one reactor, keys kept, after `clean`", Counts.BEYOND_MAVEN),
    WARM("the sixth of these alone: a warm JVM", Counts.WHOLE),
    ARCHIVED("keys kept, after `clean`, with an AppCDS archive", Counts.BEYOND_MAVEN),
    SERIAL("keys kept, after `clean`, with SerialGC", Counts.BEYOND_MAVEN);

    /** The seconds that are compared. */
    enum Counts {
        /** All seconds, because Maven isn't started for this alone. */
        WHOLE,
        /** The seconds in addition to those of a Maven that does nothing. */
        BEYOND_MAVEN
    }

    /**
     * The target, as a fraction of the pipeline's time.
     *
     * @param before the fraction when the target was set
     */
    record Aim(String before, double most) {}

    private final String title;
    private final Counts counts;
    private final Optional<Aim> aim;

    Contestant(String title, Counts counts) {
        this.title = title;
        this.counts = counts;
        this.aim = Optional.empty();
    }

    Contestant(String title, String before, double most) {
        this.title = title;
        this.counts = Counts.BEYOND_MAVEN;
        this.aim = Optional.of(new Aim(before, most));
    }

    /** Its name in the table. */
    String title() {
        return title;
    }

    /** The seconds that are compared. */
    Counts counts() {
        return counts;
    }

    /** Its target; empty if none was set. */
    Optional<Aim> aim() {
        return aim;
    }
}
