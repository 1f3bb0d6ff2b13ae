package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole hardenings and audits with the templates and defaults of real Identity Servers. */
class IdentityServersTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void findsNothingWorseThanAnInfoInAHardenedServerButWhatOnlyUpdatesCure(LookAlike.Line line) throws IOException {
        try (var distribution = line.open(folder)) {
            var server = AuditedServer.of(distribution);
            assertThat(server.findings()).anyMatch(finding -> finding.severity() == Severity.ERROR);

            ServerBuilds.harden(AuditedServer.builds(), distribution);

            assertThat(server.findings())
                    .filteredOn(finding -> finding.severity() != Severity.INFO)
                    .filteredOn(finding -> finding.advisory().isEmpty())
                    .extracting(AuditedServer::line)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void editsNothingWhenHardenedTwice(LookAlike.Line line) throws IOException {
        try (var distribution = line.open(folder)) {
            ServerBuilds.harden(AuditedServer.builds(), distribution);
            var once = contents(distribution);

            ServerBuilds.harden(AuditedServer.builds(), distribution);

            assertThat(contents(distribution)).isEqualTo(once);
        }
    }

    private static Map<String, String> contents(Distribution distribution) throws IOException {
        var contents = new TreeMap<String, String>();
        for (String path : distribution.edits().keySet()) {
            contents.put(
                    path, distribution.exists(path) ? HexFormat.of().formatHex(distribution.read(path)) : "deleted");
        }
        return contents;
    }
}
