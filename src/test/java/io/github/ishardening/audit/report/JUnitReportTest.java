package io.github.ishardening.audit.report;

import static io.github.ishardening.audit.Samples.HEADER;
import static io.github.ishardening.audit.Samples.KEY_IN_STORE;
import static io.github.ishardening.audit.Samples.PORTS;
import static io.github.ishardening.audit.Samples.PUBLISHED_KEY;
import static io.github.ishardening.audit.Samples.advisories;
import static io.github.ishardening.audit.Samples.full;
import static io.github.ishardening.audit.Samples.report;
import static io.github.ishardening.audit.Samples.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JUnitReportTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:30:59.123Z");

    @TempDir
    private Path folder;

    @Test
    void namesEachAdvisoryInTheOutputOfTheirRule() {
        assertThat(JUnitReport.of(advisories(FailOn.ERROR), AT))
                .contains(
                        "<testcase name=\"security-advisories\" classname=\"is-hardening.audit.identity-server\" time=\"0\">"
                                + "<skipped message=\"warning, which doesn't fail the build: bin/version.txt: WSO2-2025-4494 (CVE-2025-9312,"
                                + " CVSS 9.8) is open. (and 2 more)\"/><system-out>"
                                + "warning bin/version.txt: WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8) is open. Cure WSO2-2025-4494.\n"
                                + "warning bin/version.txt: WSO2-2025-4603 (CVE-2025-10907, CVSS 8.4) is open. Cure WSO2-2025-4603.\n"
                                + "info bin/version.txt: WSO2-2026-5002 is open. Cure WSO2-2026-5002.\n"
                                + "info bin/version.txt: WSO2-2025-4115 (CVE-2025-5605, CVSS 4.3) is open. Cure WSO2-2025-4115."
                                + " Waived: nobody asks</system-out>");
        assertThat(JUnitReport.of(advisories(FailOn.WARNING), AT))
                .contains("<failure message=\"bin/version.txt: WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8) is open."
                        + " (and 3 more)\" type=\"warning\">");
    }

    @Test
    void isReadBySurefire() throws IOException {
        ReportTestSuite suite = read(full());

        assertThat(suite.getFullClassName()).isEqualTo("is-hardening.audit.identity-server");
        assertThat(suite.getNumberOfTests()).isEqualTo(4);
        assertThat(suite.getNumberOfFailures()).isEqualTo(1);
        assertThat(suite.getNumberOfSkipped()).isEqualTo(1);
        assertThat(suite.getNumberOfErrors()).isZero();
        assertThat(suite.getTestCases())
                .extracting(ReportTestCase::getName)
                .containsExactly("default-ports", "jvm-memory", "published-key", "server-header");
    }

    @Test
    void failsTheRulesThatFailTheBuild() throws IOException {
        ReportTestCase failed = read(full()).getTestCases().get(2);

        assertThat(failed.hasFailure()).isTrue();
        assertThat(failed.getFailureType()).isEqualTo("error");
        assertThat(failed.getFailureMessage())
                .isEqualTo("repository/components/plugins/a b.jar!/wso2carbon.jks: The key wso2carbon is published."
                        + " (and 1 more)");
        assertThat(failed.getFailureDetail()).isEqualTo("""
                error repository/components/plugins/a b.jar!/wso2carbon.jks: The key wso2carbon is published. Run harden.
                error repository/resources/security/wso2carbon.p12: The key wso2carbon is published. Run harden.""");
    }

    @Test
    void skipsWhatIsWaived() throws IOException {
        ReportTestCase skipped = read(full()).getTestCases().get(3);

        assertThat(skipped.hasSkipped()).isTrue();
    }

    @Test
    void skipsWhatIsUndecided() throws IOException {
        ReportTestSuite suite = read(undecided());

        assertThat(suite.getNumberOfSkipped()).isEqualTo(2);
        assertThat(suite.getNumberOfFailures()).isZero();
        assertThat(Files.readString(folder.resolve("TEST-audit.xml"))).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="is-hardening.audit.identity-server" timestamp="2026-11-22T10:30:59" time="0" tests="4" \
                errors="0" skipped="2" failures="0">
                  <testcase name="default-ports" classname="is-hardening.audit.identity-server" time="0"><system-out>info \
                repository/conf/deployment.toml: The server listens on 9443. Let only the load balancer reach it.
                manual check bin/wso2server.sh: Who reaches the port isn't known. Ask from outside.</system-out></testcase>
                  <testcase name="jvm-memory" classname="is-hardening.audit.identity-server" time="0"><skipped \
                message="not applicable, because the distribution has no start script"/></testcase>
                  <testcase name="published-key" classname="is-hardening.audit.identity-server" time="0"><skipped \
                message="manual check repository/database/WSO2IDENTITY_DB.h2.db: The database may hold the key. \
                Look in the console."/></testcase>
                  <testcase name="server-header" classname="is-hardening.audit.identity-server" time="0"></testcase></testsuite>
                """);
    }

    @Test
    void failsNothingThatDoesNotFailTheBuild() throws IOException {
        ReportTestSuite suite = read(report(FailOn.NEVER, KEY_IN_STORE, HEADER));

        assertThat(suite.getNumberOfFailures()).isZero();
        assertThat(Files.readString(folder.resolve("TEST-audit.xml")))
                .contains(
                        "<system-out>warning repository/conf/deployment.toml:12: The Server header says WSO2 Carbon"
                                + " Server. Set [transport.https.properties] server to a word that names nothing.</system-out>");
    }

    @Test
    void skipsWhatFoundMoreThanInfosAndShowsIt() throws IOException {
        ReportTestSuite suite = read(report(FailOn.NEVER, KEY_IN_STORE, HEADER, PORTS));

        assertThat(suite.getNumberOfSkipped()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("TEST-audit.xml")))
                .contains(
                        "<skipped message=\"error, which doesn't fail the build:"
                                + " repository/resources/security/wso2carbon.p12: The key wso2carbon is published.\"/><system-out>error")
                .contains(
                        "name=\"default-ports\" classname=\"is-hardening.audit.identity-server\" time=\"0\"><system-out>info");
    }

    @ParameterizedTest
    @CsvSource({
        "identity-server, is-hardening.audit.identity-server",
        "identity-server/production, is-hardening.audit.identity-server.production",
        "wso2is-7.1.0, is-hardening.audit.wso2is-7_1_0",
        "https://is.example.com:9443/, is-hardening.audit.https_.is_example_com_9443"
    })
    void isNamedAfterWhatWasAudited(String name, String suite) throws IOException {
        assertThat(read(Samples.named(name)).getFullClassName()).isEqualTo(suite);
    }

    @Test
    void tellsTheStartedServerApart() {
        assertThat(JUnitReport.of(Samples.started(), AT))
                .contains("<testcase name=\"serves-tls\" classname=\"is-hardening.verify-server.identity-server\"")
                .contains("<testcase name=\"server-header\" classname=\"is-hardening.audit.identity-server\"");
    }

    @Test
    void survivesWhatXmlCannotSay() throws IOException {
        Finding odd =
                Finding.of(PUBLISHED_KEY, Location.of("a<&>\"b"), "It \u0001 is ]]> \uD800 published.", "Run it.");

        assertThat(read(report(FailOn.ERROR, odd)).getTestCases().get(2).getFailureMessage())
                .isEqualTo("a<&>\"b: It \uFFFD is ]]> \uFFFD published.");
    }

    private ReportTestSuite read(AuditReport report) throws IOException {
        Files.writeString(folder.resolve("TEST-audit.xml"), JUnitReport.of(report, AT));
        return new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger())
                .parseXMLReportFiles()
                .get(0);
    }
}
