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

class LastBuildTest {

    @TempDir
    private Path folder;

    private Path memory;
    private Path made;
    private LastBuild last;

    @BeforeEach
    void makesSomething() throws IOException {
        memory = Files.createDirectory(folder.resolve("work")).resolve("last-build");
        made = Files.writeString(folder.resolve("made of this.zip"), "zip");
        last = LastBuild.in(memory);
        last.remember("inputs", List.of(made));
    }

    @Test
    void knowsWhatWasMadeOfTheSame() throws IOException {
        assertThat(last.made("inputs")).containsExactly(made);
    }

    @Test
    void knowsNothingThatWasMadeOfSomethingElse() throws IOException {
        assertThat(last.made("others")).isEmpty();
    }

    @Test
    void knowsNothingThatIsGone() throws IOException {
        Files.delete(made);

        assertThat(last.made("inputs")).isEmpty();
    }

    @Test
    void knowsNothingThatWasEdited() throws IOException {
        Files.writeString(made, "other");
        assertThat(last.made("inputs")).isEmpty();

        Files.writeString(made, "zip");
        Files.setLastModifiedTime(made, FileTime.fromMillis(0));
        assertThat(last.made("inputs")).isEmpty();
    }

    @Test
    void knowsNothingWhenItHasForgotten() throws IOException {
        last.forget();
        last.forget();

        assertThat(last.made("inputs")).isEmpty();
    }

    @Test
    void takesAMemoryThatIsNoTextForNone() throws IOException {
        Files.write(memory, new byte[] {(byte) 0xFF, (byte) 0xFE});

        assertThat(last.made("inputs")).isEmpty();
    }
}
