package io.github.ishardening.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.random.DamagedBytes;
import io.github.ishardening.random.Refusal;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

class RandomScriptTest {

    private static List<byte[]> shell;
    private static List<byte[]> batch;

    @BeforeContainer
    static void readsTheScriptsOfARealServer() throws IOException {
        try (var kernel = Kernels.open(Kernels.PKCS12)) {
            shell = List.of(kernel.read("bin/wso2server.sh"));
            batch = List.of(kernel.read("bin/wso2server.bat"));
        }
    }

    @Property
    void passesAPropertyToTheJvmOrIsRefused(@ForAll("shellScripts") byte[] content, @ForAll boolean isNew)
            throws IOException {
        edit("bin/wso2server.sh", content, isNew);
    }

    @Property
    void passesAPropertyToTheJvmOnWindowsOrIsRefused(@ForAll("batchFiles") byte[] content, @ForAll boolean isNew)
            throws IOException {
        edit("bin/wso2server.bat", content, isNew);
    }

    private static void edit(String path, byte[] content, boolean isNew) throws IOException {
        String property = isNew ? "org.example.new" : "httpclient.hostnameVerifier";
        Refusal.of(path, () -> {
            var script = StartScript.parse(path, content);
            assertThat(script.content()).isEqualTo(content);

            script.setProperty(property, "Strict");

            var edited = StartScript.parse(path, script.content());
            assertThat(edited.settings(property))
                    .isNotEmpty()
                    .allMatch(setting -> setting.value().equals("Strict"));
            edited.setProperty(property, "Strict");
            assertThat(edited.content()).isEqualTo(script.content());
        });
    }

    @Property
    void takesItsMemoryOrIsRefused(
            @ForAll("shellScripts") byte[] content, @ForAll @IntRange(min = 1, max = 4096) int megabytes)
            throws IOException {
        Refusal.of("bin/wso2server.sh", () -> {
            var script = StartScript.parse("bin/wso2server.sh", content);
            var heap = new Heap(megabytes + "m", megabytes + "m");

            script.setMemory(heap);

            assertThat(StartScript.parse("bin/wso2server.sh", script.content()).memory())
                    .isEqualTo(heap);
        });
    }

    @Provide
    Arbitrary<byte[]> shellScripts() {
        return DamagedBytes.of(shell);
    }

    @Provide
    Arbitrary<byte[]> batchFiles() {
        return DamagedBytes.of(batch);
    }
}
