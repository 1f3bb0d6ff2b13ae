package io.github.ishardening.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Points that belong together, in the order of their x. */
final class Series {

    /** What was measured at one size. */
    record Point(double x, double y) {}

    private final String name;
    private final List<Point> points = new ArrayList<>();

    /** A series without points yet. */
    Series(String name) {
        this.name = name;
    }

    /** Adds a point behind the last. */
    void add(double x, double y) {
        points.add(new Point(x, y));
    }

    /** What the picture calls it. */
    String name() {
        return name;
    }

    /** All that were added. */
    List<Point> points() {
        return List.copyOf(points);
    }

    /** The last, which is the furthest. */
    Point last() {
        return points.get(points.size() - 1);
    }

    /** By how much y rises from the first point to the second. */
    double rise() {
        return points.get(1).y() - points.get(0).y();
    }
}
