package io.github.ishardening;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.control.catalogue.Controls;
import java.io.IOException;
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

    @Test
    void saysWhatTheRulesSay() throws IOException {
        GeneratedPage.assertSays(
                "controls.md",
                Controls.rules().stream()
                        .map(ControlsPageTest::section)
                        .collect(Collectors.joining("", INTRODUCTION, "")));
    }

    private static String section(Rule rule) {
        return "\n## %s\n\nSeverity: %s\n\n%s".formatted(rule.id(), rule.severity(), rule.help());
    }
}
