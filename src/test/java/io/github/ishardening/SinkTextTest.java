package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.RecordedSink;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinkTextTest {

    private final RecordedSink recorded = new RecordedSink();
    private final SinkText site = new SinkText(recorded.sink());

    @Test
    void endsAllThatItBegins() {
        site.page("Audit", () -> {
            site.section(
                    1,
                    "Verdict",
                    () -> site.paragraph(() -> site.strong("Fails.")
                            .text(" See ")
                            .link("audit.html", "the report")
                            .text(".")));
            site.section(2, "Findings", () -> {
                site.list(List.of(() -> site.text("one"), () -> site.text("two")));
                site.table(
                        List.of("Name", "Until"),
                        List.of(
                                List.of(() -> site.text("tls"), () -> site.text("2026-12-01")),
                                List.of(() -> site.text("ca"), () -> site.text("2026-11-21"))));
            });
        });

        assertThat(recorded).hasToString("""
                title: Audit
                # Verdict
                **Fails.** See [the report](audit.html).
                ## Findings
                * one
                * two
                |*Name* |*Until* |
                | tls | 2026-12-01 |
                | ca | 2026-11-21 |
                closed""");
    }

    @Test
    void leavesEscapingToTheSinkAndSpellsWhatIsNotSeen() {
        site.paragraph(() -> site.strong("<b>\u202E").link("a", "&\u0000"));

        assertThat(recorded).hasToString("**<b><U+202E>**[&<U+0000>](a)\n");
    }
}
