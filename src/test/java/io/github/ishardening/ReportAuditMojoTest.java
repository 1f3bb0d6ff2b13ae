package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.verify;

import io.github.ishardening.fixture.RecordedSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.reporting.MavenReportException;
import org.junit.jupiter.api.Test;

@MojoTest
class ReportAuditMojoTest extends GoalTest {

    private static final String SERVER = POM + "<distribution>" + KERNEL + "</distribution>" + FAST_KEYS;

    @Inject
    private Log log;

    @Test
    void makesAPageOfWhatTheBuildMadeAndFailsForNoFinding(
            @InjectMojo(goal = "harden", pom = SERVER + END) HardenMojo harden,
            @InjectMojo(goal = "report-audit", pom = SERVER + END) ReportAuditMojo report)
            throws MavenReportException, MojoExecutionException, MojoFailureException, IOException {
        Path site = basedir.resolve("site");
        report.setReportOutputDirectory(site.toFile());
        assertThat(report.canGenerateReport()).isTrue();

        assertThat(page(report))
                .contains("# Hardening audit\nWSO2 Carbon Kernel 4.10.32, " + KERNEL + "\n**Fails.** Errors fail")
                .contains("This is the stock distribution, not hardened. Run harden: it fixes 51 of 61 findings.\n")
                .contains(
                        "**error** [published-key](https://ishardening.github.io/is-hardening-maven-plugin/controls.html#published-key): requirement: ")
                .endsWith("closed");
        assertThat(site.resolve("is-hardening/audit.html")).content().contains(">Fails</h2>");

        harden.execute();

        var sha256 = Files.readString(basedir.resolve("target/wso2carbon-core-4.10.32-hardened.zip.sha256"))
                .substring(0, 64);
        assertThat(basedir.resolve("target/is-hardening/reports/audit.html"))
                .content()
                .contains(
                        ">SHA-256 " + sha256 + "<",
                        "<h3>Removed: 3</h3>",
                        "<td data-column=\"Certificate\">wso2carbon</td>"
                                + "<td data-column=\"Reason\">its private key ships with WSO2 Identity Server 7.0.0</td>");
        assertThat(page(report))
                .contains("# Hardening audit\nWSO2 Carbon Kernel 4.10.32, target/wso2carbon-core-4.10.32-hardened.zip\n"
                        + "**Passes.** Errors fail the build.\n")
                .doesNotContain("not hardened", "published-key");
        assertThat(site.resolve("is-hardening/audit.html"))
                .content()
                .contains(">Passes</h2>", ">SHA-256 " + sha256 + "<");
    }

    @Test
    void makesNoPageWhereThereIsNothingToSee(
            @InjectMojo(goal = "report-audit", pom = POM + END) ReportAuditMojo nothing,
            @InjectMojo(goal = "report-audit", pom = POM + "<skipReportAudit>true</skipReportAudit>" + END)
                    ReportAuditMojo skipped) {
        assertThat(nothing.canGenerateReport()).isFalse();
        verify(log).info("No audit in this site: <distribution> is missing.");

        assertThat(skipped.canGenerateReport()).isFalse();
        verify(log).info("Skipped.");
    }

    @Test
    void saysWhatIsWrongInsteadOfAPage(
            @InjectMojo(goal = "report-audit", pom = POM + "<distribution>none.zip</distribution>" + END)
                    ReportAuditMojo report) {
        var recorded = new RecordedSink();

        assertThatExceptionOfType(MavenReportException.class)
                .isThrownBy(() -> report.generate(recorded.sink(), Locale.ENGLISH))
                .withMessage("<distribution>: " + basedir.resolve("none.zip") + " doesn't exist."
                        + " Specify a zip, a folder, or coordinates group:artifact:zip:version.");
        assertThat(recorded.toString()).isEmpty();
    }

    @Test
    void isNothingWithoutASite(@InjectMojo(goal = "report-audit", pom = SERVER + END) ReportAuditMojo report) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(report::execute)
                .withMessage("report-audit: generates a page of a site, but this build generates no site."
                        + " List the plugin in <reporting> and run mvn site, or run audit.");
    }

    private static String page(ReportAuditMojo report) throws MavenReportException {
        var recorded = new RecordedSink();
        report.generate(recorded.sink(), null, Locale.ENGLISH);
        return recorded.toString();
    }
}
