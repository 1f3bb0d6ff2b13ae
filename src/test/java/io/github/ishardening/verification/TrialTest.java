package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real kernels, started, asked and stopped. */
@EnabledOnOs(OS.LINUX)
class TrialTest {

    private static final Path LOGS = Path.of("target", "tried");

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void everyRuleThatAppliesSpeaksOfStockServers(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            var trial = TriedServer.stock(server, LOGS.resolve("stock-" + kernel.version()))
                    .run(1);
            assertThat(speaking(trial))
                    .containsExactlyInAnyOrder("accounts", "open-ports", "serves-headers", "serves-tls");
            assertThat(TriedServer.undecided(trial))
                    .containsExactly(
                            "data-at-rest: the server hasn't written any encrypted values",
                            "keys-in-use: this server doesn't support OAuth");
            assertThat(trial.facts().how()).startsWith("Started the server once on Java ");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void noRuleSpeaksOfHardenedServersButToInform(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            var trial = TriedServer.hardened(server, LOGS.resolve("hardened-" + kernel.version()))
                    .run(2);
            assertThat(TriedServer.lines(trial))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains(" info "));
            assertThat(TriedServer.undecided(trial))
                    .containsOnly(
                            "data-at-rest: the server hasn't written any encrypted values",
                            "keys-in-use: this server doesn't support OAuth");
            assertThat(trial.facts().how()).startsWith("Started the server twice on Java ");
        }
    }

    private static Set<String> speaking(ServerTrial trial) {
        return trial.observations().findings().stream()
                .map((Finding finding) -> finding.rule().id())
                .collect(Collectors.toSet());
    }
}
