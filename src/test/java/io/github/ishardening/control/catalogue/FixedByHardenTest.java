package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reports say that harden fixes is what it does fix. */
class FixedByHardenTest {

    private static final String NAMELESS = "warning hostname-mismatch repository/conf/deployment.toml: the hostname is"
            + " localhost: other machines can't reach the server by that name.";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void isWhatIsGoneFromAHardenedKernel(Kernel kernel) throws IOException {
        try (var distribution = kernel.open()) {
            assertMarksWhatGoes(distribution);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWhatIsGoneFromAHardenedIdentityServer(LookAlike.Line line) throws IOException {
        try (var distribution = line.open(folder)) {
            assertMarksWhatGoes(distribution);
        }
    }

    /** The name goes too, but only because the user says another. */
    private static void assertMarksWhatGoes(Distribution distribution) throws IOException {
        var server = AuditedServer.of(distribution);
        var stock = server.findings();
        ServerBuilds.harden(AuditedServer.builds(), distribution);
        var left = server.findings().stream().map(FixedByHardenTest::text).toList();

        assertThat(stock)
                .filteredOn(finding -> finding.isFixedByHarden() == left.contains(text(finding)))
                .extracting(FixedByHardenTest::text)
                .containsExactly(NAMELESS);
    }

    /** Without the line and the certificates, since harden moves lines and removes some certificates. */
    private static String text(Finding finding) {
        return "%s %s %s: %s"
                .formatted(
                        finding.severity(),
                        finding.rule().id(),
                        finding.location().path(),
                        finding.message().replaceFirst("trusts \\d+ (.*): .*", "trusts $1"));
    }
}
