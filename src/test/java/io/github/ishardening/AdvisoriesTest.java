package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.SmallServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Advisories as goals tell them, with data of the user's. */
@MojoTest
class AdvisoriesTest extends GoalTest {

    private static final String DATA = """
            # as of 2026-07-01
            advisory	published	severity	cvss	cves	product	version	level
            WSO2-2025-4494	2025-11-13	critical	9.8	CVE-2025-9312	Identity Server	7.1.0	23
            WSO2-2025-4525	2026-01-26	high	7.2	CVE-2025-11229	Identity Server	7.1.0	32
            WSO2-2024-3696	2025-09-23	medium	4.3	CVE-2024-12141	Identity Server	7.1.0	-
            """;
    private static final String SUMMARY =
            "security-advisories: 3 advisories, 2 with CVSS 7 or more; update level 32 fixes all"
                    + " but 1, whose fix level isn't published (data as of 2026-07-01)";
    private static final String ADVISORIES = "<advisories>${basedir}/advisories.tsv</advisories>";
    private static final String HARDEN = POM + "<distribution>${basedir}/wso2is.zip</distribution>"
            + "<hostname>is.example.com</hostname>" + FAST_KEYS + ADVISORIES + END;
    private static final String AUDIT = POM + "<distribution>${basedir}/server</distribution>" + ADVISORIES;
    private static final String JUDGED = AUDIT + "<waivers>${basedir}/waivers.toml</waivers>"
            + "<audit><advisories><failFrom>9.0</failFrom></advisories></audit>" + END;

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void writesTheData() throws IOException {
        Files.writeString(basedir.resolve("advisories.tsv"), DATA);
    }

    @Test
    void areSummedUpInOneLineByAHardeningThatCannotCureThem(
            @InjectMojo(goal = "harden", pom = HARDEN) HardenMojo harden)
            throws IOException, MojoExecutionException, MojoFailureException {
        Files.copy(ProductLookAlike.IS_7_1.zip(), basedir.resolve("wso2is.zip"));

        run(harden);

        assertThat(said).filteredOn(line -> line.startsWith("WARNING")).containsExactly("WARNING " + SUMMARY);
        assertThat(basedir.resolve("target/is-hardening/reports/audit.html"))
                .content()
                .contains("WSO2-2025-4494", "WSO2-2025-4525", "WSO2-2024-3696");
    }

    @Test
    void areNamedByAnAuditFromCvss7On(
            @InjectMojo(goal = "audit", pom = AUDIT + "<failOn>never</failOn>" + END) AuditMojo audit)
            throws IOException, MojoExecutionException, MojoFailureException {
        SmallServer.of("WSO2 Identity Server v7.1.0", basedir);

        run(audit);

        assertThat(said)
                .containsSequence(
                        "WARNING " + SUMMARY,
                        "WARNING   WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8): update level 23 fixes it",
                        "WARNING   WSO2-2025-4525 (CVE-2025-11229, CVSS 7.2): update level 32 fixes it")
                .noneMatch(line -> line.contains("WSO2-2024-3696"));
    }

    @Test
    void failFromTheScoreOnThatTheUserNamesUnlessTheyAreWaived(
            @InjectMojo(goal = "audit", pom = JUDGED) AuditMojo audit) throws IOException {
        SmallServer.of("WSO2 Identity Server v7.1.0", basedir);
        Files.writeString(basedir.resolve("waivers.toml"), "");
        String failure =
                "error security-advisories: bin/version.txt: WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8) isn't fixed at"
                        + " update level 0. Update the pack to level 23 or later; without a subscription, follow the"
                        + " advisory's instructions for community users"
                        + " (https://security.docs.wso2.com/en/latest/security-announcements"
                        + "/security-advisories/2025/WSO2-2025-4494/).";
        assertThat(failures(audit)).contains(failure).noneMatch(line -> line.contains("WSO2-2025-4525"));

        Files.writeString(basedir.resolve("waivers.toml"), """
                [[waiver]]
                rule = "security-advisories"
                location = "WSO2-2025-4494"
                reason = "client certificates end at the proxy"
                until = 2999-12-31
                """);
        assertThat(failures(audit)).isNotEmpty().doesNotContain(failure);
    }

    @Test
    void areRefusedBeforeAnythingIsMadeWhereTheirDataIsWrong(
            @InjectMojo(goal = "harden", pom = HARDEN) HardenMojo harden) throws IOException {
        Files.writeString(basedir.resolve("advisories.tsv"), DATA.replace("9.8", "very high"));

        assertThat(failures(harden))
                .containsExactly("advisories.tsv:3: cvss must be a score such as 9.8, or -, but is very high.");
        assertThat(files()).containsExactly("advisories.tsv");
    }

    private List<String> failures(AbstractHardeningMojo goal) {
        var messages = new ArrayList<String>();
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> run(goal))
                .satisfies(failure -> failure.getMessage().lines().forEach(messages::add));
        return messages;
    }

    private void run(AbstractHardeningMojo goal) throws MojoExecutionException, MojoFailureException {
        said.clear();
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                said.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                said.add("WARNING " + line);
            }

            @Override
            public void error(CharSequence line) {
                said.add("ERROR " + line);
            }
        });
        goal.execute();
    }
}
