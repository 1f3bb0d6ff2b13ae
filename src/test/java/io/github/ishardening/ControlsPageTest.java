package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Theme;
import io.github.ishardening.control.catalogue.Controls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ControlsPageTest {

    private static final String INTRODUCTION = """
            # Controls

            This page lists all controls by theme, and describes them in the order in which hardening applies them. \
            Use the name of a
            control in `<controls><excludes>`, in waivers and in `<audit><severities>`. Settings are elements of
            `<controls><settings>`:

            ```xml
            <controls>
            <excludes><exclude>log-forging</exclude></excludes>
            <settings><heapMax>4096m</heapMax></settings>
            </controls>
            ```

            Most guidelines are sections of WSO2's "Security guidelines for production deployment". This page is \
            generated from
            the control classes; don't edit it.

            ## By theme

            <!-- MACRO{toc|fromDepth=3|toDepth=3} -->
""";

    private static final String TABLE = """

            ### %s

            | control | severity | action | requirement | guideline |
            |---|---|---|---|---|
            %s""";

    @Test
    void saysWhatTheRulesSay() throws IOException {
        GeneratedPage.assertSays(
                "controls.md",
                INTRODUCTION
                        + themes().map(ControlsPageTest::table).collect(Collectors.joining())
                        + Controls.rules().stream()
                                .map(ControlsPageTest::section)
                                .collect(Collectors.joining()));
    }

    @Test
    void isReachedFromTheReadmeByTheme() throws IOException {
        assertThat(Files.readString(Path.of("README.md")).lines())
                .filteredOn(line -> line.contains("](src/site/markdown/controls.md#"))
                .extracting(line -> line.replaceFirst("^\\* \\[([^]]+)]\\(.*$", "$1"))
                .containsExactlyElementsOf(themes().map(Theme::title).toList());
    }

    private static Stream<Theme> themes() {
        return Controls.rules().stream().map(Rule::theme).distinct().sorted();
    }

    private static String table(Theme theme) {
        return TABLE.formatted(
                theme.title(),
                Controls.rules().stream()
                        .filter(rule -> rule.theme() == theme)
                        .map(ControlsPageTest::row)
                        .collect(Collectors.joining()));
    }

    private static String row(Rule rule) {
        return "| [`%1$s`](#%1$s) | %2$s | %3$s | %4$s | [%5$s](%6$s) |\n"
                .formatted(
                        rule.id(),
                        rule.severity(),
                        rule.hardens() ? "hardens, reports" : "reports",
                        rule.title(),
                        rule.guideline(),
                        rule.address());
    }

    private static String section(Rule rule) {
        return "\n## %s\n\nSeverity: %s\n\n%s".formatted(rule.id(), rule.severity(), rule.help());
    }
}
