package io.github.ishardening.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.CertificateLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTimelineTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void drawsEachCertificateFromItsFirstMomentToItsLast() {
        String drawing =
                draw(certificate("ca", "2026-11-22", "2027-03-01"), certificate("tls", "2026-12-22", "2027-01-31"));

        assertThat(drawing)
                .contains("<rect class=\"valid\" x=\"0.00%\" y=\"42\" width=\"99.00%\" height=\"8\" rx=\"4\"/>")
                .contains("<rect class=\"future\" x=\"30.00%\" y=\"82\" width=\"40.00%\" height=\"8\" rx=\"4\"/>")
                .contains(">2027-03-01, 99 days left</text>")
                .contains(">2027-01-31, not yet valid</text>");
    }

    @Test
    void showsWhatHasExpired() {
        assertThat(draw(certificate("old", "2020-01-01", "2026-11-21")))
                .contains("<rect class=\"expired\"")
                .contains(">2026-11-21, expired</text>");
    }

    @Test
    void saysOneDay() {
        assertThat(draw(certificate("tls", "2026-01-01", "2026-11-23"))).contains(">2026-11-23, 1 day left</text>");
    }

    @Test
    void shortensLongNames() {
        assertThat(draw(certificate("a-certificate-with-a-long-alias", "2026-01-01", "2027-01-01")))
                .contains(">a-certificate-with-a-lo…</text>");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2027-02-01, '2026-12 2027-01 2027-02'",
        "2026-06-15, 2027-12-01, '2026-07 2026-10 2027-01 2027-04 2027-07 2027-10'",
        "2026-01-01, 2029-02-01, '2027 2028 2029'",
        "1999-06-01, 2038-01-19, '2000 2010 2020 2030'",
        "2026-01-01, 9999-12-31, '4000 6000 8000'"
    })
    void marksAFewRoundMonthsOrYears(String from, String until, String labels) {
        var marks = new TimeScale(start(from), start(until).plusSeconds(1)).marks();

        assertThat(marks).extracting(TimeScale.Mark::label).containsExactly(labels.split(" "));
    }

    private static String draw(CertificateLine... certificates) {
        var markup = Markup.xml();
        new CertificateTimeline(List.of(certificates), NOW).write(markup);
        return markup.toString();
    }

    private static CertificateLine certificate(String name, String from, String until) {
        return new CertificateLine(name, "CN=" + name, List.of(), "RSA-3072", "ab12", start(from), start(until));
    }

    private static Instant start(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }
}
