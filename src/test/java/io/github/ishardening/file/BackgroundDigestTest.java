package io.github.ishardening.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundDigestTest {

    @TempDir
    private Path folder;

    @Test
    void isWhatSha256sumSays() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("file"), new byte[1 << 20]);

        assertThat(Command.run(folder, "sha256sum", "file").output())
                .isEqualTo(BackgroundDigest.of(file).get() + "  file\n");
    }

    @Test
    void saysThatAFileCannotBeRead() {
        var digest = BackgroundDigest.of(folder.resolve("missing"));

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(digest::get);
    }
}
