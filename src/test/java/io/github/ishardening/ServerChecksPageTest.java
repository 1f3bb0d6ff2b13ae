package io.github.ishardening;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.verification.check.ServerChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServerChecksPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/verify-server.md");
    private static final String HEADING = "## Checks\n";

    /** The end of the page is made from the classes of the checks. */
    @Test
    void saysWhatTheRulesSay() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(HEADING) + HEADING.length());

        GeneratedPage.assertSays(
                PAGE,
                ServerChecks.rules().stream()
                        .map(ServerChecksPageTest::section)
                        .collect(Collectors.joining("", written, "")));
    }

    private static String section(Rule rule) {
        return "\n### %s\n\nSeverity: %s\n\n%s".formatted(rule.id(), rule.severity(), rule.help());
    }
}
