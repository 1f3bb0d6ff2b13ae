package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve(VaultFile.NAME);
    }

    @Test
    void keepsCiphertextsByNameForTheNextBuild() throws IOException {
        VaultFile first = VaultFile.read(file);
        first.keep("internal.jks", "AAAA");
        first.save();

        VaultFile second = VaultFile.read(file);

        assertThat(second.kept("internal.jks")).contains("AAAA");
        assertThat(second.kept("tls.jks")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void knowsWhatWouldChange() throws IOException {
        VaultFile first = VaultFile.read(file);
        first.keep("internal.jks", "AAAA");
        first.save();

        VaultFile second = VaultFile.read(file);
        second.keep("internal.jks", "AAAA");
        second.keep("tls.jks", "BBBB");

        assertThat(second.changes()).containsExactly("kept.tls.jks");
    }

    @Test
    void namesTheLineThatIsBroken() throws IOException {
        Files.writeString(file, "kept.a=AAAA\nkept.b\n");

        assertThatThrownBy(() -> VaultFile.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessage(file + ", line 2: must have a name and a value."
                        + " Mend the line, or bring the file back from a backup.");
    }
}
