package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.catalogue.Controls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ControlsPageTest {

    private static final String INTRODUCTION = """
            # Controls

            One section for each control, in the order in which they are applied. Its name is what `<controls><excludes>` leaves
            out and what waivers and `<audit><severities>` call it. Settings are elements of `<controls><settings>`:

            ```xml
            <controls>
              <excludes><exclude>log-forging</exclude></excludes>
              <settings><heapMax>4096m</heapMax></settings>
            </controls>
            ```

            Most guidelines are sections of WSO2's "Security guidelines for production deployment". The page is made from the
            classes of the controls; don't edit it.
            """;

    private static final String HEADER = """
            | control | severity | does | asks that | guideline |
            |---|---|---|---|---|
            """;
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| control \\| .*\\n(?:\\|.*\\n)+");

    @Test
    void saysWhatTheRulesSay() throws IOException {
        GeneratedPage.assertSays(
                "controls.md",
                Controls.rules().stream()
                        .map(ControlsPageTest::section)
                        .collect(Collectors.joining("", INTRODUCTION, "")));
    }

    @Test
    void saysTheSameInTheReadme() throws IOException {
        Path readme = Path.of("README.md");
        var table = TABLE.matcher(Files.readString(readme));

        assertThat(table.find()).isTrue();
        GeneratedPage.assertSays(
                readme,
                table.replaceFirst(Matcher.quoteReplacement(Controls.all().stream()
                        .map(ControlsPageTest::row)
                        .collect(Collectors.joining("", HEADER, "")))));
    }

    private static String row(Control control) {
        Rule rule = control.rule();
        return "| [`%1$s`](src/site/markdown/controls.md#%1$s) | %2$s | %3$s | %4$s | [%5$s](%6$s) |\n"
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
