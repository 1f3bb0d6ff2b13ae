package io.github.ishardening.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A chart of how one quantity grows with another: linear axes from zero, a line for each series, and each point
 * labelled with its value. The SVG contains no scripts or fonts, and its colours are visible on white and on black.
 *
 * @param title the title, also for screen readers
 * @param across the label of the horizontal axis, with its unit
 * @param up the label of the vertical axis, with its unit
 * @param series one or two series with points
 */
record Chart(String title, String across, String up, List<Series> series) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int RIGHT = 600;
    private static final int TOP = 50;
    private static final int BOTTOM = 300;
    private static final int LINE = 20;
    private static final int MARK = 4;
    private static final int ABOVE = -8;
    private static final int BELOW = 18;
    private static final List<String> COLOURS = List.of("#2f81f7", "#d97706");

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" font-size="13" fill="#7d7d7d">
                <title>%s</title>
                <path d="M%d %dV%dH%d" fill="none" stroke="#7d7d7d"/>
                <text x="%d" y="%d">%s</text>
                <text x="%d" y="%d" text-anchor="end">%s</text>
                %s%s</svg>
                """.formatted(
                        WIDTH,
                        HEIGHT,
                        title,
                        LEFT,
                        TOP,
                        BOTTOM,
                        RIGHT,
                        MARK,
                        LINE,
                        up,
                        RIGHT,
                        BOTTOM + 2 * LINE,
                        across,
                        ticks(),
                        lines());
    }

    private String ticks() {
        return series.get(0).points().stream()
                .map(point -> "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
                        .formatted(x(point), BOTTOM + LINE, number("%,.0f", point.x())))
                .collect(Collectors.joining());
    }

    private String lines() {
        var lines = new StringBuilder();
        for (int index = 0; index < series.size(); index++) {
            int label = index == 0 ? ABOVE : BELOW;
            lines.append(line(series.get(index), COLOURS.get(index), TOP + index * LINE, label));
        }
        return lines.toString();
    }

    private String line(Series one, String colour, int nameAt, int label) {
        String path =
                one.points().stream().map(point -> x(point) + " " + y(point)).collect(Collectors.joining("L", "M", ""));
        String points = one.points().stream().map(point -> point(point, label)).collect(Collectors.joining());
        return """
                <g fill="%1$s"><path d="%2$s" fill="none" stroke="%1$s" stroke-width="2"/>
                <text x="%3$d" y="%4$d">%5$s</text>
                %6$s</g>
                """.formatted(colour, path, LEFT + 2 * LINE, nameAt, one.name(), points);
    }

    /**
     * A point with its value: above it in the first series, below it in the second unless that would be on the axis.
     */
    private String point(Series.Point point, int label) {
        int dy = Double.parseDouble(y(point)) + label > BOTTOM ? ABOVE : label;
        return """
                <circle cx="%1$s" cy="%2$s" r="%3$d"/>
                <text x="%1$s" y="%2$s" dy="%4$d" text-anchor="middle">%5$s</text>
                """.formatted(x(point), y(point), MARK, dy, number("%.1f", point.y()));
    }

    private String x(Series.Point point) {
        return number("%.1f", LEFT + (RIGHT - LEFT) * point.x() / most(Series.Point::x));
    }

    private String y(Series.Point point) {
        return number("%.1f", BOTTOM - (BOTTOM - TOP - LINE) * point.y() / most(Series.Point::y));
    }

    private double most(ToDoubleFunction<Series.Point> figure) {
        return series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(figure)
                .max()
                .orElseThrow();
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
