package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The site's page of controls says what the classes say. {@code mvn test -Dtest=ControlsPageTest -Dcontrols.rewrite}
 * writes it anew.
 */
class ControlsPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/controls.md");
    private static final String REWRITE = "controls.rewrite";
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

    @Test
    void saysWhatTheRulesSay() throws IOException {
        String expected = page();
        if (System.getProperty(REWRITE) != null) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }

        assertThat(PAGE)
                .as("mvn test -Dtest=ControlsPageTest -D%s writes it anew", REWRITE)
                .hasContent(expected);
    }

    private static String page() {
        return Controls.rules().stream()
                .map(ControlsPageTest::section)
                .collect(Collectors.joining("", INTRODUCTION, ""));
    }

    private static String section(Rule rule) {
        return "\n## %s\n\nSeverity: %s\n\n%s".formatted(rule.id(), rule.severity(), rule.help());
    }
}
