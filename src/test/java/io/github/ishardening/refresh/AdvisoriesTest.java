package io.github.ishardening.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoriesTest {

    private static final String PAGE = """
            ---
            title: Security Advisory WSO2-2030-0001/CVE-2030-10001
            published: "2030-01-02"
            severity: "Critical"
            cvss: "9.8 (CVSS:3.1/AV:N)"
            ---
            <p>CVE IDs: <a href="https://www.cve.org/CVERecord?id=CVE-2030-10001">CVE-2030-10001</a>, CVE-2030-10002</p>

            ### AFFECTED PRODUCTS
            * WSO2 IS as Key Manager : 5.10.0
            * WSO2 Identity Server 7.1.0, 7.0.0
            * WSO2 Enterprise Integrator 6.6.0

            ### OVERVIEW
            * WSO2 Identity Server 5.0.0 is not in the list.

            | Product Name         | Product Version | U2 Update Level |
            | -------------------- | --------------- | --------------- |
            | WSO2 Identity Server | 7.1.0           | 23              |
            """;
    private static final String FACTS = "WSO2-2030-0001\t2030-01-02\tcritical\t9.8\tCVE-2030-10001,CVE-2030-10002\t";
    private static final Set<String> PRODUCTS = Set.of("Identity Server", "Identity Server as Key Manager");
    private static final List<String> FILE = List.of(
            "# Advisories, as of 2029-12-31",
            "advisory\tpublished\tseverity\tcvss\tcves\tproduct\tversion\tlevel",
            FACTS + "Identity Server\t7.0.0\t4",
            FACTS + "Identity Server\t7.1.0\t-");

    @Test
    void areReadFromThePageThatSaysWhatIsAffectedAndFromWhichLevelOnItIsCured() {
        assertThat(rows(PAGE))
                .extracting(AdvisoryRow::toString)
                .containsExactly(
                        FACTS + "Identity Server\t7.1.0\t23",
                        FACTS + "Identity Server as Key Manager\t5.10.0\t-",
                        FACTS + "Identity Server\t7.0.0\t-");
    }

    @ParameterizedTest
    @CsvSource({"'September 03, 2018', 2018-09-03", "7th September 2021, 2021-09-07", "2026-05-03, 2026-05-03"})
    void areDatedInTheWordsOfAnyYear(String words, String day) {
        assertThat(rows(PAGE.replace("2030-01-02", words)))
                .isNotEmpty()
                .extracting(AdvisoryRow::published)
                .containsOnly(day);
    }

    @Test
    void areNotGuessed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows(PAGE.replace("2030-01-02", "soon")))
                .withMessage("WSO2-2030-0001: published isn't a date: soon.");
    }

    @Test
    void keepTheirRowsAndGainLevelsAndVersions() {
        var expected = new ArrayList<>(FILE);
        expected.set(0, "# Advisories, as of 2030-01-03");
        expected.add(FACTS + "Identity Server as Key Manager\t5.10.0\t-");
        expected.add(FACTS + "Identity Server\t7.1.0\t23");

        var refreshed = Advisories.parse(FILE).with(rows(PAGE), "2030-01-03");

        assertThat(refreshed.lines()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(refreshed.with(rows(PAGE), "2030-01-03")).isEqualTo(refreshed);
    }

    private static List<AdvisoryRow> rows(String page) {
        return new AdvisoryPage("WSO2-2030-0001", page).rows(PRODUCTS);
    }
}
