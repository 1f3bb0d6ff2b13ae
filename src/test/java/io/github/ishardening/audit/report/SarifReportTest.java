package io.github.ishardening.audit.report;

import static io.github.ishardening.audit.Samples.HEADER;
import static io.github.ishardening.audit.Samples.PUBLISHED_KEY;
import static io.github.ishardening.audit.Samples.SERVER_HEADER;
import static io.github.ishardening.audit.Samples.advisories;
import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {

    @Test
    void followsTheSchemaOfSarif() throws IOException {
        assertThat(violations(SarifReport.of(full()))).isEmpty();
        assertThat(violations(SarifReport.of(report(FailOn.NEVER)))).isEmpty();
        assertThat(violations(SarifReport.of(undecided()))).isEmpty();
        assertThat(violations(SarifReport.of(full()).replace("\"level\": \"note\"", "\"level\": \"info\"")))
                .contains("level");
    }

    @Test
    void tellsWhatEachRuleIs() throws IOException {
        JsonNode rule = run(full()).at("/tool/driver/rules/2");

        assertThat(rule.at("/id").asText()).isEqualTo("published-key");
        assertThat(rule.at("/shortDescription/text").asText()).isEqualTo("No key that WSO2 publishes is in use");
        assertThat(rule.at("/fullDescription/text").asText()).isEqualTo("Hardening removes wso2carbon.p12.");
        assertThat(rule.at("/helpUri").asText()).isEqualTo("https://example.com/guidelines/#keystores");
        assertThat(rule.at("/help/text").asText()).isEqualTo("""
                No key that WSO2 publishes is in use.

                Hardening removes wso2carbon.p12.

                Versions: All.

                Guideline: Security guidelines, keystores.
                """);
        assertThat(rule.at("/help/markdown").asText()).isEqualTo(PUBLISHED_KEY.help());
        assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo("error");
    }

    @Test
    void placesFindingsRelativeToTheDistribution() throws IOException {
        JsonNode results = run(full()).at("/results");

        assertThat(results.at("/0/ruleId").asText()).isEqualTo("published-key");
        assertThat(results.at("/0/ruleIndex").asInt()).isEqualTo(2);
        assertThat(results.at("/0/level").asText()).isEqualTo("error");
        assertThat(results.at("/0/message/text").asText()).isEqualTo("The key wso2carbon is published. Run harden.");
        assertThat(results.at("/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("repository/components/plugins/a%20b.jar!/wso2carbon.jks");
        assertThat(results.at("/0/locations/0/physicalLocation").has("region")).isFalse();
        assertThat(results.at("/3/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void suppressesWhatIsWaived() throws IOException {
        JsonNode results = run(full()).at("/results");

        assertThat(results.at("/0").has("suppressions")).isFalse();
        assertThat(results.at("/3/suppressions/0/justification").asText())
                .isEqualTo("behind a proxy (until 2027-03-31)");
    }

    @Test
    void asksForReviewOfWhatIsDoneByHand() throws IOException {
        JsonNode task = run(undecided()).at("/results/1");

        assertThat(task.at("/kind").asText()).isEqualTo("review");
        assertThat(task.at("/level").asText()).isEqualTo("none");
        assertThat(task.at("/ruleId").asText()).isEqualTo("default-ports");
        assertThat(task.at("/message/text").asText()).isEqualTo("Who reaches the port isn't known. Ask from outside.");
        assertThat(task.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("bin/wso2server.sh");
    }

    @Test
    void makesNoResultsOfWhatIsNotApplicable() throws IOException {
        JsonNode run = run(undecided());

        assertThat(run.at("/results")).hasSize(3);
        assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize(1);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .isEqualTo("Not applicable, because the distribution has no start script.");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/associatedRule/id")
                        .asText())
                .isEqualTo("jvm-memory");
    }

    @ParameterizedTest
    @CsvSource({"a:b/c.toml, a%3Ab/c.toml", "ä.txt, %C3%A4.txt", "a%20b#c?d, a%2520b%23c%3Fd", "., .", "/[a, /%5Ba"})
    void escapesPaths(String path, String uri) throws IOException {
        Finding finding = Finding.of(PUBLISHED_KEY, Location.of(path), "It is published.", "Run harden.");

        assertThat(run(report(FailOn.ERROR, finding))
                        .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo(uri);
    }

    @Test
    void keepsFingerprintsWhenLinesMoveAndDaysPass() throws IOException {
        Finding moved =
                Finding.of(SERVER_HEADER, Location.of(HEADER.location().path(), 99), HEADER.message(), HEADER.cure());
        assertThat(fingerprint(moved)).isEqualTo(fingerprint(HEADER));

        Location store = Location.of("a.p12");
        assertThat(fingerprint(Finding.of(PUBLISHED_KEY, store, "Expires in 29 days.", "Renew it.")))
                .isEqualTo(fingerprint(Finding.of(PUBLISHED_KEY, store, "Expires in 3 days.", "Renew it.")));
    }

    @Test
    void tellsFindingsApartByFingerprints() throws IOException {
        Finding second =
                Finding.of(SERVER_HEADER, Location.of(HEADER.location().path(), 99), HEADER.message(), HEADER.cure());
        JsonNode results = run(report(FailOn.ERROR, HEADER, second)).at("/results");

        assertThat(results.at("/0/partialFingerprints/isHardening~1v1").asText())
                .isEqualTo(fingerprint(HEADER))
                .endsWith(":1");
        assertThat(results.at("/1/partialFingerprints/isHardening~1v1").asText())
                .isEqualTo(fingerprint(HEADER).replace(":1", ":2"))
                .isEqualTo(results.at("/1/partialFingerprints/primaryLocationLineHash")
                        .asText());
    }

    @Test
    void makesOneResultOfEachAdvisoryBelowARuleThatSaysHowSevereItIs() throws IOException {
        String sarif = SarifReport.of(advisories(FailOn.ERROR));
        JsonNode run = run(advisories(FailOn.ERROR));
        JsonNode result = run.at("/results/0");
        JsonNode rule = run.at("/tool/driver/rules").get(result.at("/ruleIndex").asInt());

        assertThat(violations(sarif)).isEmpty();
        assertThat(run.at("/results"))
                .extracting(each -> "%s %s %s"
                        .formatted(
                                each.at("/ruleId").asText(),
                                each.at("/level").asText(),
                                each.at("/properties/security-severity").asText()))
                .containsExactly(
                        "security-advisories/WSO2-2025-4494 warning 9.8",
                        "security-advisories/WSO2-2025-4603 warning 8.4",
                        "default-ports note ",
                        "security-advisories/WSO2-2026-5002 note ",
                        "security-advisories/WSO2-2025-4115 note 4.3");
        assertThat(run.at("/results/4/suppressions/0/justification").asText()).isEqualTo("nobody asks");
        assertThat(rule.at("/id").asText()).isEqualTo("security-advisories/WSO2-2025-4494");
        assertThat(rule.at("/shortDescription/text").asText()).isEqualTo("WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8)");
        assertThat(rule.at("/helpUri").asText())
                .isEqualTo(
                        "https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2025/WSO2-2025-4494/");
        assertThat(rule.at("/properties/security-severity").asText()).isEqualTo("9.8");
        assertThat(rule.at("/properties/tags/0").asText()).isEqualTo("security");
    }

    @Test
    void tellsAdvisoriesApartByFingerprintsAlthoughOnlyNumbersDiffer() throws IOException {
        assertThat(run(advisories(FailOn.ERROR)).at("/results"))
                .extracting(each ->
                        each.at("/partialFingerprints/primaryLocationLineHash").asText())
                .doesNotHaveDuplicates()
                .allMatch(fingerprint -> fingerprint.endsWith(":1"));
    }

    private static String fingerprint(Finding finding) throws IOException {
        return run(report(FailOn.ERROR, finding))
                .at("/results/0/partialFingerprints/isHardening~1v1")
                .asText();
    }

    private static JsonNode run(AuditReport report) throws IOException {
        return JsonMapper.builder().build().readTree(SarifReport.of(report)).at("/runs/0");
    }

    private static String violations(String sarif) throws IOException {
        try (InputStream in = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return String.join(
                    "\n",
                    JsonSchemaFactory.getInstance(VersionFlag.V7)
                            .getSchema(schema)
                            .validate(
                                    sarif,
                                    InputFormat.JSON,
                                    context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                            .stream()
                            .map(Object::toString)
                            .toList());
        }
    }
}
