package io.github.ishardening.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/opt/wso2is-7.1.0", "@target/a.json"})
    void leavesAsItIsWhatTheShellDoes(String text) {
        assertThat(ShellWord.quoted(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-rf", "~", "a b", "it's", "$(touch x)", "`id`", "a;b", "\\", "\"", "*", "ä", "#"})
    void isOneWordForTheShell(String text) throws Exception {
        assertThat(ShellWord.quoted(text)).startsWith("'");
        assertThat(Command.run(folder, List.of("sh", "-c", "printf '[%s]' " + ShellWord.quoted(text)))
                        .output())
                .isEqualTo("[" + text + "]");
    }
}
