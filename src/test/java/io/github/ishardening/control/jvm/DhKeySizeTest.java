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
import org.junit.jupiter.params.provider.ValueSource;

class DhKeySizeTest {

    @ParameterizedTest
    @EnumSource
    void makesEphemeralKeysOf2048Bits(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new DhKeySize(), kernel);

        assertThat(edits.scripts())
                .isEqualTo(Map.of(
                        "bin/wso2server.sh", List.of("+-Djdk.tls.ephemeralDHKeySize=2048", "+\\"),
                        "bin/wso2server.bat", List.of("+-Djdk.tls.ephemeralDHKeySize=2048")));
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
            server.toml("[system.parameter]\n\"jdk.tls.ephemeralDHKeySize\" = \"legacy\"\n");

            assertThat(server.findings(new DhKeySize()))
                    .containsExactly("warning %s: jdk.tls.ephemeralDHKeySize is legacy in carbon.properties,"
                                    .formatted(server.line("= \"legacy\""))
                            + " which overrides the start scripts. Remove it there; the start scripts set it.");
        }
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String main = "org.wso2.carbon.bootstrap.Bootstrap";
            server.replace("bin/wso2server.sh", main, main + " -Djdk.tls.ephemeralDHKeySize=legacy");

            assertThat(server.findings(new DhKeySize()))
                    .containsExactly("warning %s: -Djdk.tls.ephemeralDHKeySize is legacy. Pass"
                                    .formatted(server.line("bin/wso2server.sh", "=legacy"))
                            + " -Djdk.tls.ephemeralDHKeySize=2048.");
        }
    }

    @Test
    void takesAGoodValueThatWins() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[system.parameter]\n\"jdk.tls.ephemeralDHKeySize\" = \"4096\"\n");

            assertThat(server.findings(new DhKeySize())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryStartScriptOfAStockKernel(Kernel kernel) throws IOException {
        String text = ": -Djdk.tls.ephemeralDHKeySize isn't passed to the JVM. Pass -Djdk.tls.ephemeralDHKeySize=2048.";
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new DhKeySize()))
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
            assertThat(server.findings(new DhKeySize())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1024", "2047", "matched", "2048bits", ""})
    void namesTheLineOfAScriptThatAsksForShortKeys(String size) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace("bin/wso2server.bat", "ephemeralDHKeySize=2048", "ephemeralDHKeySize=" + size);

            assertThat(server.findings(new DhKeySize()))
                    .containsExactly(
                            "warning %s: -Djdk.tls.ephemeralDHKeySize is %s. Pass -Djdk.tls.ephemeralDHKeySize=2048."
                                    .formatted(
                                            server.line("bin/wso2server.bat", "ephemeralDHKeySize=" + size),
                                            size.isEmpty() ? "empty" : size));
        }
    }

    @Test
    void namesAScriptThatSaysNothing() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace("bin/wso2server.sh", "    -Djdk.tls.ephemeralDHKeySize=2048 \\\n", "");

            assertThat(server.findings(new DhKeySize()))
                    .containsExactly("warning bin/wso2server.sh: -Djdk.tls.ephemeralDHKeySize isn't passed to the JVM."
                            + " Pass -Djdk.tls.ephemeralDHKeySize=2048.");
        }
    }

    @Test
    void decidesNothingWhereNoStartScriptCanBeRead() throws IOException {
        WithoutScripts.assertUndecided(new DhKeySize());
    }
}
