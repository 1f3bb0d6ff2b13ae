package io.github.ishardening.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.memory.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpToDateCheckTest {

    private static final List<Warning> WARNINGS =
            List.of(new Warning(false, "a warning\tof two\nlines"), new Warning(true, "an error"));

    @TempDir
    private Path folder;

    private Notes memory;
    private Path made;
    private UpToDateCheck last;

    @BeforeEach
    void makesSomething() throws IOException {
        memory = new Notes(folder.resolve("work/last-build"), 1, "tests");
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
        var lines = new ArrayList<>(memory.read("inputs").orElseThrow());
        lines.set(1, "warning\t\u001B[31mred\u0085\t.".getBytes(UTF_8));
        memory.write("inputs", lines);

        assertThat(last.of("inputs").orElseThrow().warnings().toString())
                .isEqualTo("[Warning[isError=false, text= [31mred  .], Warning[isError=true, text=an error]]");
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
    void knowsTheLastBuildOnly() throws IOException {
        last.remember("others", List.of(made), List.of());

        assertThat(last.of("inputs")).isEmpty();
        assertThat(last.of("others")).contains(new UpToDateCheck.Result(List.of(made), List.of()));
    }

    @Test
    void knowsNothingThatMadeNothing() throws IOException {
        memory.write("inputs", List.of());

        assertThat(last.of("inputs")).isEmpty();
    }
}
