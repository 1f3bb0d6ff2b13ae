package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpToDateCheckTest {

    private static final List<Warning> WARNINGS =
            List.of(new Warning(false, "a warning\tof two\nlines"), new Warning(true, "an error"));

    @TempDir
    private Path folder;

    private Path memory;
    private Path made;
    private UpToDateCheck last;

    @BeforeEach
    void makesSomething() throws IOException {
        memory = Files.createDirectory(folder.resolve("work")).resolve("last-build");
        made = Files.writeString(folder.resolve("made of this.zip"), "zip");
        last = new UpToDateCheck(memory);
        last.remember("inputs", List.of(made), WARNINGS);
    }

    @Test
    void knowsWhatWasMadeOfTheSame() throws IOException {
        assertThat(last.of("inputs")).contains(new UpToDateCheck.Result(List.of(made), WARNINGS));
    }

    @Test
    void saysNothingThatControlsATerminalOrTakesMoreThanALine() throws IOException {
        var lines = Files.readAllLines(memory);
        lines.set(3, "warning\t\u001B[31mred\u0085\t.");
        Files.write(memory, lines);

        assertThat(last.of("inputs").orElseThrow().warnings().toString())
                .isEqualTo("[Warning[isError=false, text= [31mred  .], Warning[isError=true, text=an error]]");
    }

    @Test
    void knowsNothingOfAnotherFormat() throws IOException {
        var lines = Files.readAllLines(memory);
        Files.write(memory, lines.subList(1, lines.size()));
        assertThat(last.of("inputs")).isEmpty();

        Files.writeString(memory, "is-hardening last-build 2\n");
        assertThat(last.of("inputs")).isEmpty();
    }

    @Test
    void knowsNothingThatWasMadeOfSomethingElse() throws IOException {
        assertThat(last.of("others")).isEmpty();
    }

    @Test
    void knowsNothingThatIsGone() throws IOException {
        Files.delete(made);

        assertThat(last.of("inputs")).isEmpty();
    }

    @Test
    void knowsNothingThatWasEdited() throws IOException {
        Files.writeString(made, "other");
        assertThat(last.of("inputs")).isEmpty();

        Files.writeString(made, "zip");
        Files.setLastModifiedTime(made, FileTime.fromMillis(0));
        assertThat(last.of("inputs")).isEmpty();
    }

    @Test
    void knowsNothingWhenItHasForgotten() throws IOException {
        last.forget();
        last.forget();

        assertThat(last.of("inputs")).isEmpty();
    }

    @Test
    void takesAMemoryThatIsNoTextForNone() throws IOException {
        Files.write(memory, new byte[] {(byte) 0xFF, (byte) 0xFE});

        assertThat(last.of("inputs")).isEmpty();
    }
}
