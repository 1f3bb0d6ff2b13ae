package io.github.ishardening.audit.report;

import io.github.ishardening.certificate.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Maps times to positions on a line, and determines the marks on it.
 *
 * @param from its left end
 * @param until its right end
 */
record TimeScale(Instant from, Instant until) {

    /** The number that fits side by side on a phone. */
    private static final int MOST_MARKS = 6;

    private static final int MONTHS_A_YEAR = 12;
    private static final double DAYS_A_MONTH = 30.44;
    /** The possible intervals between marks, in months. */
    private static final List<Integer> STEPS = IntStream.concat(
                    IntStream.of(1, 3, 6),
                    IntStream.of(1, 2, 5, 10, 20, 50, 100, 500, 1000, 2000).map(years -> years * MONTHS_A_YEAR))
            .boxed()
            .toList();

    /** A time to mark. */
    record Mark(Instant at, String label) {}

    /** The position of a time, in per cent of the line's length. */
    double position(Instant moment) {
        double whole = Duration.between(from, until).toSeconds();
        return 100 * Duration.between(from, moment).toSeconds() / whole;
    }

    /** Marks at round months or years on the line. */
    List<Mark> marks() {
        int step = step();
        YearMonth first = YearMonth.from(Validity.day(from));
        int months = Math.floorDiv(first.getYear() * MONTHS_A_YEAR + first.getMonthValue() - 1, step) * step;
        return Stream.iterate(months, next -> next + step)
                .map(TimeScale::yearMonth)
                .takeWhile(month -> start(month).isBefore(until))
                .filter(month -> start(month).isAfter(from))
                .map(month -> new Mark(
                        start(month), step < MONTHS_A_YEAR ? month.toString() : Integer.toString(month.getYear())))
                .toList();
    }

    private int step() {
        double months = Duration.between(from, until).toDays() / DAYS_A_MONTH;
        return STEPS.stream()
                .filter(step -> months / step <= MOST_MARKS)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
    }

    private static YearMonth yearMonth(int months) {
        return YearMonth.of(Math.floorDiv(months, MONTHS_A_YEAR), Math.floorMod(months, MONTHS_A_YEAR) + 1);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
