package io.github.ishardening.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void leavesTheFormerFileAndNothingElseWhereTheDiskIsFull() throws IOException {
        Path file = Files.writeString(folder.resolve("audit.json"), "former");
        byte[] content = "present".getBytes(StandardCharsets.UTF_8);
        for (int free = 0; free < content.length; free++) {
            Disk disk = new FullDisk(free);

            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> disk.replace(file, content))
                    .withMessage(file + ": No space left on device");

            assertThat(file).hasContent("former");
            assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
        }
        new FullDisk(content.length).replace(file, content);
        assertThat(file).hasContent("present");
    }

    @Test
    void writesInPlaceOfWhatAKilledBuildLeft() throws IOException {
        Files.writeString(folder.resolve(".audit.json.is-hardening-part"), "a longer half");

        AtomicFile.write(folder.resolve("audit.json"), "whole");

        assertThat(folder.resolve("audit.json")).hasContent("whole");
        assertThat(folder.resolve(".audit.json.is-hardening-part")).doesNotExist();
    }

    @Test
    void makesTheFolderAndKeepsSecretsToItsOwner() throws IOException {
        Path file = folder.resolve("a/b/values");

        AtomicFile.writePrivate(file, List.of("one", "two"));

        assertThat(file).hasContent("one\ntwo\n");
        assertThat(Mode.of(file)).hasValue(Mode.PRIVATE);
    }
}
