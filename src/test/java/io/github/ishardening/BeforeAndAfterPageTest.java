package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What hardening changes, in the figures of two audits: the README and the first page of the site say what these say. */
@MojoTest
class BeforeAndAfterPageTest extends GoalTest {

    private static final String SERVER =
            POM + "<distribution>" + KERNEL + "</distribution><hostname>is.example.com</hostname>" + FAST_KEYS;
    private static final String LENIENT = SERVER + "<failOn>never</failOn>" + END;
    private static final String STRICT = SERVER + END;
    private static final String HEADER =
            "| audit of Carbon kernel 4.10.32 | as downloaded | hardened |\n|---|---|---|\n";
    private static final Pattern TABLE = Pattern.compile(Pattern.quote(HEADER) + "(?:\\|.*\\n)+");
    private static final List<Path> PAGES = List.of(Path.of("README.md"), Path.of("src/site/markdown/index.md"));

    @Test
    void saysWhatTheAuditsFind(
            @InjectMojo(goal = "audit", pom = LENIENT) AuditMojo audit,
            @InjectMojo(goal = "harden", pom = STRICT) HardenMojo harden)
            throws IOException, MojoExecutionException, MojoFailureException {
        audit.execute();
        JsonNode stock = report();
        harden.execute();
        JsonNode hardened = report();

        for (Path page : PAGES) {
            String text = Files.readString(page);
            var table = TABLE.matcher(text);
            assertThat(table.find()).as(page.toString()).isTrue();
            GeneratedPage.assertSays(page, table.replaceFirst(Matcher.quoteReplacement(table(stock, hardened))));
        }
    }

    private static String table(JsonNode stock, JsonNode hardened) {
        return HEADER
                + row("errors", stock, hardened, "error")
                + row("warnings", stock, hardened, "warning")
                + "| stores that contain or trust a publicly known key | %d | %d |\n"
                        .formatted(findings(stock, "published-key"), findings(hardened, "published-key"))
                + "| publicly known account and keystore passwords | %d | %d |\n"
                        .formatted(passwords(stock), passwords(hardened))
                + row("info", stock, hardened, "info");
    }

    private static String row(String what, JsonNode stock, JsonNode hardened, String severity) {
        String pointer = "/summary/" + severity;
        return "| %s | %d | %d |\n"
                .formatted(what, stock.at(pointer).asInt(), hardened.at(pointer).asInt());
    }

    private static long passwords(JsonNode report) {
        return findings(report, "default-password") + findings(report, "default-store-password");
    }

    private static long findings(JsonNode report, String rule) {
        return StreamSupport.stream(report.get("findings").spliterator(), false)
                .filter(finding -> finding.get("rule").asText().equals(rule))
                .count();
    }

    private JsonNode report() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(basedir.resolve("target/is-hardening/reports/audit.json")
                        .toFile());
    }
}
