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
import io.github.ishardening.audit.Observations;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.catalogue.Controls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
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

                Standards: NIST SP 800-53 Rev. 5: SC-12.
                """);
        assertThat(rule.at("/help/markdown").asText()).isEqualTo(PUBLISHED_KEY.help());
        assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo("error");
        assertThat(rule.at("/name").asText()).isEqualTo("PublishedKey");
    }

    @Test
    void tellsWhereItIsAtHomeAndWhichReportsReplaceEachOther() throws IOException {
        JsonNode run = run(full());

        assertThat(run.at("/tool/driver/informationUri").asText()).startsWith("https://");
        assertThat(run.at("/automationDetails/id").asText()).isEqualTo("is-hardening/identity-server/");
    }

    /** GitHub shows no result without one. */
    @Test
    void givesEachResultALine() throws IOException {
        assertThat(run(full()).at("/results"))
                .extracting(result -> result.at("/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .containsExactly(1, 1, 1, 12);
        assertThat(run(undecided()).at("/results"))
                .allMatch(result ->
                        result.at("/locations/0/physicalLocation/region").has("startLine"));
    }

    @Test
    void tellsHowSevereWhatARuleFoundIs() throws IOException {
        Finding mild = new Finding(
                PUBLISHED_KEY, Severity.INFO, Location.of("a.p12"), "Can't be opened.", "Say how.", Optional.empty());

        assertThat(scores(full())).containsExactly("2.0", "", "8.0", "5.5");
        assertThat(scores(report(FailOn.ERROR, mild))).containsExactly("2.0", "", "2.0", "5.5");
    }

    @Test
    void tagsRulesWithWhatStandardsCallThem() throws IOException {
        assertThat(run(full()).at("/tool/driver/rules"))
                .extracting(rule -> rule.at("/properties/tags").toString())
                .containsExactly(
                        "[\"security\"]",
                        "[\"reliability\"]",
                        "[\"security\",\"nist-800-53/SC-12\"]",
                        "[\"security\",\"nist-800-53/AC-3\",\"nist-800-53/SC-12\",\"cis-tomcat-9/2.7\","
                                + "\"stig-tomcat-9/TCAT-AS-000070\"]");
    }

    @Test
    void givesNoRuleMoreTagsThanGitHubTakes() throws IOException {
        assertThat(run(rules(Controls.rules())).at("/tool/driver/rules"))
                .isNotEmpty()
                .allMatch(rule -> rule.at("/properties/tags").size() <= 20);
    }

    @Test
    void hasTheStandardsAsTaxonomiesToWhichItsRulesLead() throws IOException {
        var report = rules(Controls.rules());
        JsonNode run = run(report);

        assertThat(violations(SarifReport.of(report))).isEmpty();
        assertThat(names(run.at("/taxonomies"))).containsExactly("nist-800-53", "cis-tomcat-9", "stig-tomcat-9");
        assertThat(names(run.at("/tool/driver/supportedTaxonomies")))
                .containsExactly("nist-800-53", "cis-tomcat-9", "stig-tomcat-9");
        for (JsonNode rule : run.at("/tool/driver/rules")) {
            for (JsonNode relationship : rule.at("/relationships")) {
                JsonNode target = relationship.at("/target");
                JsonNode taxonomy = run.at("/taxonomies")
                        .get(target.at("/toolComponent/index").asInt());
                assertThat(taxonomy.at("/name")).isEqualTo(target.at("/toolComponent/name"));
                assertThat(taxonomy.at("/taxa").get(target.at("/index").asInt()).at("/id"))
                        .isEqualTo(target.at("/id"));
            }
        }
        assertThat(run.toString()).contains("{\"target\":{\"id\":\"TCAT-AS-000040\",");
    }

    @Test
    void hasNoTaxonomyToWhichNoRuleLeads() throws IOException {
        var report = rules(List.of());

        assertThat(violations(SarifReport.of(report))).isEmpty();
        assertThat(run(report).at("/taxonomies")).isEmpty();
    }

    @Test
    void placesWhatComesFromTheUsersFileThere() throws IOException {
        AuditReport report = report(FailOn.ERROR, HEADER.from(Location.of("is/src/a b.toml", 3)));
        JsonNode result = run(report).at("/results/0");

        assertThat(violations(SarifReport.of(report))).isEmpty();
        assertThat(result.at("/locations").toString())
                .isEqualTo("[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"is/src/a%20b.toml\","
                        + "\"uriBaseId\":\"%SRCROOT%\"},\"region\":{\"startLine\":3}}}]");
        assertThat(result.at("/relatedLocations").toString())
                .isEqualTo("[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"repository/conf/deployment.toml\"},"
                        + "\"region\":{\"startLine\":12}},\"message\":{\"text\":\"The hardened server.\"}}]");
        assertThat(result.at("/partialFingerprints/isHardening~1v1").asText()).isEqualTo(fingerprint(HEADER));
    }

    @Test
    void tellsNothingOfPlacesOutsideTheRepository() {
        AuditReport report = report(FailOn.ERROR, HEADER.from(Location.of("/home/somebody/a.toml", 3)));

        assertThat(SarifReport.of(report)).isEqualTo(SarifReport.of(report(FailOn.ERROR, HEADER)));
    }

    private static AuditReport rules(List<Rule> rules) {
        var plain = report(FailOn.ERROR);
        return new AuditReport(
                plain.tool(),
                plain.version(),
                plain.distribution(),
                plain.failOn(),
                rules,
                Observations.none(),
                Optional.empty());
    }

    private static List<String> names(JsonNode components) {
        return StreamSupport.stream(components.spliterator(), false)
                .map(component -> component.at("/name").asText())
                .toList();
    }

    private static List<String> scores(AuditReport report) throws IOException {
        return StreamSupport.stream(run(report).at("/tool/driver/rules").spliterator(), false)
                .map(rule -> rule.at("/properties/security-severity").asText())
                .toList();
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
        assertThat(results.at("/0").has("relatedLocations")).isFalse();
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
