package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegacyModeTest {

    @Test
    void isOffAsShipped(@TempDir Path folder) throws IOException {
        try (var server = AuditedServer.of(LookAlike.Line.IS_7_1.open(folder))) {
            assertThat(server.findings(new LegacyMode())).isEmpty();
            assertThat(server.notApplicable(new LegacyMode())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNamedWhereItIsOn(HardenedServer kind) throws IOException {
        try (var server = kind.open()) {
            assertThat(server.findings(new LegacyMode())).isEmpty();
            server.replace(ServerFiles.DEPLOYMENT_TOML, "[server]\n", "[server]\nlegacy_mode = true\n");

            assertThat(server.findings(new LegacyMode()))
                    .containsExactly("warning " + server.line("legacy_mode = true")
                            + ": legacy mode brings back MD5 and SHA-1 signatures, loose callback patterns and the"
                            + " old authorization model. Remove it: API Manager 4.3 and later don't need it.");
        }
    }

    @Test
    void passesWhereItIsSetToFalse() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "[server]\n", "[server]\nlegacy_mode = false\n");

            assertThat(server.findings(new LegacyMode())).isEmpty();
            assertThat(server.notApplicable(new LegacyMode())).isEmpty();
        }
    }

    @Test
    void isNotDecidedOnAVersionThatHasNone() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new LegacyMode())).isEmpty();
            assertThat(server.notApplicable(new LegacyMode()))
                    .containsExactly("this version doesn't support server.legacy_mode");
        }
    }
}
