package io.github.ishardening.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.StartScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartScriptsTest {

    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String SERVICE = "bin/yajsw/wrapper.conf";
    private static final String START = "java org.wso2.carbon.bootstrap.Bootstrap $*\n";

    @Test
    void areToldByWhatTheyStartWhateverTheyAreCalled() throws IOException {
        try (var kernel = Kernel.PKCS12.open()) {
            for (String name :
                    List.of("api-manager", "gateway", "api-cp", "traffic-manager", "key-manager", "our-own")) {
                kernel.write("bin/" + name + ".sh", kernel.read(SHELL));
                kernel.write("bin/" + name + ".bat", kernel.read(BATCH));
            }
            kernel.write("bin/profileSetup.sh", text("#!/bin/bash\n"));

            assertThat(new StartScripts(kernel).all())
                    .extracting(StartScript::path)
                    .containsExactly(
                            "bin/api-cp.bat",
                            "bin/api-cp.sh",
                            "bin/api-manager.bat",
                            "bin/api-manager.sh",
                            "bin/gateway.bat",
                            "bin/gateway.sh",
                            "bin/key-manager.bat",
                            "bin/key-manager.sh",
                            "bin/our-own.bat",
                            "bin/our-own.sh",
                            "bin/traffic-manager.bat",
                            "bin/traffic-manager.sh",
                            BATCH,
                            SHELL,
                            SERVICE);
        }
    }

    @Test
    void areMissedWhereOnlyAServiceIsLeft() throws IOException {
        try (var kernel = withoutScripts()) {
            assertThat(kernel.exists(SERVICE)).isTrue();
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> new StartScripts(kernel))
                    .withMessage("bin/: no script here starts the server, so its JVM options are unknown."
                            + " Restore the distribution's start scripts.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, (1 << 20) + (1 << 16) - 20, 2 << 20})
    void areRefusedWhereTheyAreTooLargeWhereverTheyStartTheServer(int before) throws IOException {
        try (var kernel = withoutScripts()) {
            kernel.write("bin/large.sh", text("#\n".repeat(before / 2) + START + "#\n".repeat(1 << 19)));

            assertThat(StartScripts.readable(kernel)).containsOnlyKeys(SERVICE);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> new StartScripts(kernel))
                    .withMessage(
                            "bin/large.sh: starts the server, but is larger than 1 MiB, the limit for start scripts."
                                    + " Restore the script from the stock distribution.");
        }
    }

    @Test
    void areNoInstallersOfAnySize() throws IOException {
        try (var kernel = Kernel.PKCS12.open()) {
            kernel.write("bin/installer.sh", text("#!/bin/sh\n" + "0123456789abcde\n".repeat(1 << 18)));

            assertThat(StartScripts.present(kernel)).containsExactly(BATCH, SHELL, SERVICE);
        }
    }

    private static Distribution withoutScripts() throws IOException {
        var kernel = Kernel.PKCS12.open();
        kernel.delete(SHELL);
        kernel.delete(BATCH);
        return kernel;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
