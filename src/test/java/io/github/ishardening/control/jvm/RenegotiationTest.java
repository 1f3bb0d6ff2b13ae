package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenegotiationTest {

    @ParameterizedTest
    @EnumSource
    void rejectsRenegotiationByClients(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new Renegotiation(), kernel);

        assertThat(edits.scripts())
                .isEqualTo(Map.of(
                        "bin/wso2server.sh", List.of("+-Djdk.tls.rejectClientInitiatedRenegotiation=true", "+\\"),
                        "bin/wso2server.bat", List.of("+-Djdk.tls.rejectClientInitiatedRenegotiation=true")));
        assertThat(edits.files())
                .isEqualTo(Map.of(
                        "bin/wso2server.sh",
                        Change.REPLACED,
                        "bin/wso2server.bat",
                        Change.REPLACED,
                        "bin/yajsw/wrapper.conf",
                        Change.REPLACED));
        assertThat(edits.toml()).isEmpty();
    }

    @Test
    void findsWhatWinsOverTheScripts() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[system.parameter]\n\"jdk.tls.rejectClientInitiatedRenegotiation\" = \"false\"\n");

            assertThat(server.findings(new Renegotiation()))
                    .containsExactly(
                            "warning %s: jdk.tls.rejectClientInitiatedRenegotiation is false in carbon.properties,"
                                            .formatted(server.line("Renegotiation\" = \"false\""))
                                    + " which overrides the start scripts. Remove it there; the start scripts set it.");
        }
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String main = "org.wso2.carbon.bootstrap.Bootstrap";
            server.replace("bin/wso2server.sh", main, main + " -Djdk.tls.rejectClientInitiatedRenegotiation=false");

            assertThat(server.findings(new Renegotiation()))
                    .containsExactly("warning %s: -Djdk.tls.rejectClientInitiatedRenegotiation is false. Pass"
                                    .formatted(server.line("bin/wso2server.sh", "Renegotiation=false"))
                            + " -Djdk.tls.rejectClientInitiatedRenegotiation=true.");
        }
    }

    @Test
    void takesAGoodValueThatWins() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[system.parameter]\n\"jdk.tls.rejectClientInitiatedRenegotiation\" = \"TRUE\"\n");

            assertThat(server.findings(new Renegotiation())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryStartScriptOfAStockKernel(Kernel kernel) throws IOException {
        String text =
                ": -Djdk.tls.rejectClientInitiatedRenegotiation isn't passed to the JVM. Pass -Djdk.tls.rejectClientInitiatedRenegotiation=true.";
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new Renegotiation()))
                    .containsExactly(
                            "warning bin/wso2server.bat" + text,
                            "warning bin/wso2server.sh" + text,
                            "warning bin/yajsw/wrapper.conf" + text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAHardenedKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            assertThat(server.findings(new Renegotiation())).isEmpty();
        }
    }

    @Test
    void namesTheLineOfAScriptThatLetsClientsRenegotiate() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    "bin/wso2server.sh",
                    "rejectClientInitiatedRenegotiation=true",
                    "rejectClientInitiatedRenegotiation=false");

            assertThat(server.findings(new Renegotiation()))
                    .containsExactly("warning %s: -Djdk.tls.rejectClientInitiatedRenegotiation is false. Pass"
                                    .formatted(server.line("bin/wso2server.sh", "Renegotiation=false"))
                            + " -Djdk.tls.rejectClientInitiatedRenegotiation=true.");
        }
    }

    @Test
    void decidesNothingWhereNoStartScriptCanBeRead() throws IOException {
        WithoutScripts.assertUndecided(new Renegotiation());
    }
}
