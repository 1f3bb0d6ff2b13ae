package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmMemoryTest {

    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String SERVICE = "bin/yajsw/wrapper.conf";
    private static final String SMALL = "warning %s: the JVM gets -Xms%s -Xmx%s. Set at least -Xms512m -Xmx1g.";

    @ParameterizedTest
    @EnumSource
    void givesTheServerTheHeapThatIsAskedFor(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new JvmMemory(), kernel);

        assertThat(edits.scripts())
                .isEqualTo(Map.of(
                        "bin/wso2server.sh",
                        List.of("-JVM_MEM_OPTS=\"-Xms256m", "--Xmx1024m\"", "+JVM_MEM_OPTS=\"-Xms1g", "+-Xmx4g\""),
                        "bin/wso2server.bat",
                        List.of("--Xms256m", "--Xmx1024m", "+-Xms1g", "+-Xmx4g")));
        assertThat(edits.files()).containsOnlyKeys("bin/wso2server.sh", "bin/wso2server.bat", "bin/yajsw/wrapper.conf");
        assertThat(edits.toml()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryStartScriptOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new JvmMemory()))
                    .containsExactly(
                            SMALL.formatted(server.line(BATCH, "-Xmx1024m"), "256m", "1024m"),
                            SMALL.formatted(server.line(SHELL, "-Xmx1024m"), "256m", "1024m"),
                            SMALL.formatted(server.line(SERVICE, "-Xmx1024m"), "256m", "1024m"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAHardenedKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            assertThat(server.findings(new JvmMemory())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"-Xms512m, -Xmx256m, 512m, 256m", "-Xms128m, -Xmx1g, 128m, 1g", "-Xms512m, -Xmx1023m, 512m, 1023m"})
    void namesTheLineOfASmallHeap(String least, String most, String initial, String maximum) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, "-Xms512m -Xmx1g", least + " " + most);

            assertThat(server.findings(new JvmMemory()))
                    .containsExactly(SMALL.formatted(server.line(SHELL, most), initial, maximum));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xms512m -Xmx8g", "-Xms1g -Xmx1G", "-Xms524288k -Xmx1048576K"})
    void letsPassALargerHeap(String heap) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, "-Xms512m -Xmx1g", heap);

            assertThat(server.findings(new JvmMemory())).isEmpty();
        }
    }

    @Test
    void namesAScriptThatDoesNotSayHowMuch() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, "-Xms512m -Xmx1g", "");

            assertThat(server.findings(new JvmMemory()))
                    .containsExactly("warning bin/wso2server.sh: doesn't set the JVM's memory. Pass -Xms512m -Xmx1g.");
        }
    }

    @Test
    void decidesNothingWhereNoStartScriptCanBeRead() throws IOException {
        WithoutScripts.assertUndecided(new JvmMemory());
    }
}
