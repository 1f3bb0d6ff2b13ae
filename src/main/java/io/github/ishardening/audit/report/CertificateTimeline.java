package io.github.ishardening.audit.report;

import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.certificate.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A drawing of certificates over time: a bar for the validity of each, and a line at the time of the audit. Widths are
 * in per cent and heights in pixels, so that text keeps its size on every screen.
 */
final class CertificateTimeline {

    private static final int TOP = 22;
    private static final int ROW = 40;
    private static final int BAR_BELOW_TEXT = 8;
    private static final int BAR = 8;
    private static final int TEXT_BELOW_ROW = 12;
    private static final int BOTTOM = 24;
    private static final int LONGEST_NAME = 24;
    /** The distance from the edges within which a centred label would be cut off. */
    private static final double EDGE = 6;

    private static final double MIDDLE = 50;
    private static final double NARROWEST_BAR = 0.5;

    private final List<CertificateLine> certificates;
    private final Instant now;
    private final TimeScale scale;

    /** A drawing of at least one certificate. */
    CertificateTimeline(List<CertificateLine> certificates, Instant now) {
        this.certificates = certificates;
        this.now = now;
        this.scale = new TimeScale(
                Collections.min(moments(certificates, now)),
                Collections.max(moments(certificates, now)).plus(Duration.ofDays(1)));
    }

    void write(Markup html) {
        int bottom = TOP + certificates.size() * ROW;
        html.element("svg", () -> {
            html.attribute("width", "100%")
                    .attribute("height", bottom + BOTTOM)
                    .attribute("role", "img")
                    .attribute("aria-label", "Validity of certificates; the table below has the same data");
            marks(html, bottom);
            now(html, bottom);
            for (int i = 0; i < certificates.size(); i++) {
                certificate(html, certificates.get(i), TOP + i * ROW);
            }
        });
    }

    private void marks(Markup html, int bottom) {
        for (TimeScale.Mark mark : scale.marks()) {
            double x = scale.position(mark.at());
            line(html, "mark", x, bottom);
            if (x > EDGE && x < 100 - EDGE) {
                text(html, "mark", percent(x), bottom + BOTTOM - BAR_BELOW_TEXT, "middle", mark.label());
            }
        }
    }

    private void now(Markup html, int bottom) {
        double x = scale.position(now);
        line(html, "now", x, bottom);
        String anchor = x < MIDDLE ? "start" : "end";
        text(html, "now", percent(x), TEXT_BELOW_ROW, anchor, Validity.day(now).toString());
    }

    private void certificate(Markup html, CertificateLine certificate, int top) {
        double from = scale.position(certificate.from());
        double width = Math.max(NARROWEST_BAR, scale.position(certificate.until()) - from);
        int textLine = top + TEXT_BELOW_ROW;
        text(html, "name", "0", textLine, "start", shortened(certificate.name()));
        text(html, "until", "100%", textLine, "end", left(certificate));
        html.empty(
                "rect",
                () -> html.attribute("class", state(certificate))
                        .attribute("x", percent(from))
                        .attribute("y", textLine + BAR_BELOW_TEXT)
                        .attribute("width", percent(width))
                        .attribute("height", BAR)
                        .attribute("rx", BAR / 2));
    }

    private String left(CertificateLine certificate) {
        long days = Duration.between(now, certificate.until()).toDays();
        String until = Validity.day(certificate.until()).toString();
        return switch (state(certificate)) {
            case "expired" -> until + ", expired";
            case "future" -> until + ", not yet valid";
            default -> until + ", " + days + (days == 1 ? " day left" : " days left");
        };
    }

    private String state(CertificateLine certificate) {
        if (certificate.until().isBefore(now)) {
            return "expired";
        }
        return certificate.from().isAfter(now) ? "future" : "valid";
    }

    private static void line(Markup html, String cssClass, double x, int bottom) {
        html.empty(
                "line",
                () -> html.attribute("class", cssClass)
                        .attribute("x1", percent(x))
                        .attribute("x2", percent(x))
                        .attribute("y1", TOP - BAR_BELOW_TEXT)
                        .attribute("y2", bottom));
    }

    private static void text(Markup html, String cssClass, String x, int y, String anchor, String text) {
        html.element(
                "text",
                () -> html.attribute("class", cssClass)
                        .attribute("x", x)
                        .attribute("y", y)
                        .attribute("text-anchor", anchor)
                        .text(text));
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }

    private static String percent(double position) {
        return String.format(Locale.ROOT, "%.2f%%", position);
    }

    private static List<Instant> moments(List<CertificateLine> certificates, Instant now) {
        return Stream.concat(
                        Stream.of(now),
                        certificates.stream()
                                .flatMap(certificate -> Stream.of(certificate.from(), certificate.until())))
                .toList();
    }
}
