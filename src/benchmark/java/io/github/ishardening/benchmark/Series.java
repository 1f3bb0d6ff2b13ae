package io.github.ishardening.benchmark;

import java.util.ArrayList;
import java.util.List;

/** The points of one line, sorted by x. */
final class Series {

    /** A measurement at one size. */
    record Point(double x, double y) {}

    private final String name;
    private final List<Point> points = new ArrayList<>();

    /** Creates an empty series. */
    Series(String name) {
        this.name = name;
    }

    /** Appends a point. */
    void add(double x, double y) {
        points.add(new Point(x, y));
    }

    /** Its name in the chart. */
    String name() {
        return name;
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    /** The last point, with the largest x. */
    Point last() {
        return points.get(points.size() - 1);
    }

    /** By how much y rises from the first point to the second. */
    double rise() {
        return points.get(1).y() - points.get(0).y();
    }
}
