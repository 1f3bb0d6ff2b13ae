package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Standard;
import io.github.ishardening.verification.check.ServerChecks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What rules say that standards ask for. */
class StandardsTest {

    private static final Map<Standard, Pattern> FORMS = Map.of(
            Standard.NIST_800_53, Pattern.compile("[A-Z]{2}-[1-9][0-9]?(\\([1-9][0-9]?\\))?"),
            Standard.CIS_TOMCAT, Pattern.compile("[1-9][0-9]?\\.[1-9][0-9]?"),
            Standard.STIG_TOMCAT, Pattern.compile("TCAT-AS-[0-9]{6}"));

    @Test
    void isSpelledAsTheStandardSpellsIt() {
        assertThat(rules())
                .flatExtracting(Rule::requirements)
                .isNotEmpty()
                .allMatch(requirement -> FORMS.get(requirement.standard())
                        .matcher(requirement.id())
                        .matches());
    }

    @Test
    void isSaidOnceAndInItsOrder() {
        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.requirements())
                        .doesNotHaveDuplicates()
                        .isSortedAccordingTo((one, other) -> one.standard().compareTo(other.standard())));
    }

    /** Against the profile by which MITRE checks a Tomcat for the STIG. */
    @Test
    void namesRulesOfTheStigAndTheControlsThatTheseReferTo() throws IOException {
        var stig = stig();

        assertThat(rules()).allSatisfy(rule -> {
            var named = rule.standards();
            assertThat(stig.keySet()).containsAll(named.getOrDefault(Standard.STIG_TOMCAT, List.of()));
            assertThat(named.getOrDefault(Standard.NIST_800_53, List.of()))
                    .as(rule.id())
                    .containsAll(named.getOrDefault(Standard.STIG_TOMCAT, List.of()).stream()
                            .flatMap(id -> stig.get(id).stream())
                            .toList());
        });
    }

    @Test
    void leavesOutOnlyWhatNoStandardNames() {
        assertThat(rules())
                .filteredOn(rule -> rule.requirements().isEmpty() && rule.protects())
                .extracting(Rule::id)
                .containsExactlyInAnyOrder(
                        "cache-headers",
                        "leftover-state",
                        "legacy-mode",
                        "log-masking",
                        "portal-frames",
                        "query-parameter-secrets");
    }

    @Test
    void isLeftOutOfRulesThatOnlyKeepTheServerRunning() {
        assertThat(rules())
                .filteredOn(rule -> !rule.protects())
                .extracting(Rule::id)
                .containsExactlyInAnyOrder(
                        "certificate-chain",
                        "embedded-database",
                        "jdk-version",
                        "jvm-memory",
                        "keystore-custom",
                        "keystore-unreadable",
                        "public-urls",
                        "script-broken",
                        "starts",
                        "toml-invalid",
                        "truststore-incomplete",
                        "vault-broken");
    }

    private static List<Rule> rules() {
        return Stream.concat(Controls.rules().stream(), ServerChecks.rules().stream())
                .toList();
    }

    private static Map<String, List<String>> stig() throws IOException {
        try (InputStream in = StandardsTest.class.getResourceAsStream("/io/github/ishardening/stig-tomcat-9.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(
                            parts -> parts[0],
                            parts -> parts[1].isEmpty() ? List.of() : List.of(parts[1].split(" ", -1))));
        }
    }
}
