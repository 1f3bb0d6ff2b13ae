package io.github.ishardening.work;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code harden} of a kernel may take whose keys are there. Lower it with what a change saves; raise it only where a
 * feature is worth it.
 */
public final class Limits {

    /** What it does, as {@link CountingProvider} counts it, and how often the configuration is rendered. */
    public static final String WORK = """
            openings of stores: 7 of 7
            looks into stores without a password: 0 of 0
            openings of keys: 4 of 4
            decryptions: 0 of 0
            renderings: 3
            """;

    /** Classes with a name beyond those of Maven that validates a POM, on {@link #JDK}. */
    private static final long CLASSES = 3388;

    /** Classes without a name, as for lambdas, beyond Maven's, on {@link #JDK}. */
    private static final long HIDDEN_CLASSES = 1836;

    /** The JDK on which classes were counted. */
    private static final int JDK = 17;

    /** How many percent more they may be: its builds and those of Maven differ a little, other JDKs by more. */
    private static final int TOLERANCE = 3;

    private static final int TOLERANCE_FOR_OTHERS = 25;

    /** Of a build in a JVM that lives on: a tenth of what the classes of a plugin are and take. */
    private static final long CLASSES_LEFT = 300;

    private static final long KILOBYTES_LEFT = 1200;

    private Limits() {}

    /**
     * What is too much, a line each.
     *
     * @param living what a JVM held after it had validated a POM, and after each {@code harden} that came then
     */
    public static List<String> exceededBy(List<Living> living) {
        var exceeded = new ArrayList<String>();
        int percent = 100 + (Runtime.version().feature() == JDK ? TOLERANCE : TOLERANCE_FOR_OTHERS);
        Living first = living.get(1);
        check(exceeded, "classes loaded", first.loaded(), CLASSES * percent / 100);
        check(exceeded, "hidden classes loaded", first.hidden(), HIDDEN_CLASSES * percent / 100);
        // The first build stays until the JDK's thread that waits for its processes has nothing to do for a minute.
        Living second = living.get(2);
        Living last = living.get(living.size() - 1);
        check(exceeded, "classes left behind", last.classes() - second.classes(), CLASSES_LEFT);
        check(exceeded, "kilobytes of metaspace left behind", last.metaspace() - second.metaspace(), KILOBYTES_LEFT);
        return exceeded;
    }

    private static void check(List<String> exceeded, String what, long is, long limit) {
        if (is > limit) {
            exceeded.add("%s: %d, limit %d".formatted(what, is, limit));
        }
    }
}
