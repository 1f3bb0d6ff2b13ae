package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsFileTest {

    private static final String CURE = " Mend the line, or bring the file back from a backup.";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve(SecretsFile.NAME);
    }

    @Test
    void holdsNothingBeforeItExists() throws IOException {
        SecretsFile secrets = SecretsFile.read(file);

        assertThat(secrets.get("tls.password")).isEmpty();
        assertThat(secrets.changes()).isEmpty();
    }

    @Test
    void keepsWhatWasGenerated() throws IOException {
        SecretsFile first = SecretsFile.read(file);
        first.getOrGenerate("tls.password", () -> Secret.of("made"));
        first.save();
        SecretsFile second = SecretsFile.read(file);

        Secret again = second.getOrGenerate("tls.password", () -> Secret.of("made anew"));

        assertThat(again).isEqualTo(Secret.of("made"));
        assertThat(second.changes()).isEmpty();
    }

    @Test
    void writesSortedEntriesThatJavaReads() throws IOException {
        SecretsFile secrets = SecretsFile.read(file);
        secrets.put("tls.password", Secret.of(" a=b:c#d!e\\f\u00e4 "));
        secrets.put("admin.password", Secret.of("x"));
        secrets.save();

        assertThat(Files.readString(file)).isEqualTo("""
                        # The secrets that is-hardening-maven-plugin made for this server. Whoever reads this file owns the server.
                        # Keep it with the key stores beside it, out of version control and in the backup: without it they don't open.
                        admin.password=x
                        tls.password=\\ a\\=b\\:c\\#d\\!e\\\\f\\u00E4\\u0020
                        """.replace("\\u0020", " "));
        var properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        assertThat(properties)
                .containsEntry("tls.password", " a=b:c#d!e\\f\u00e4 ")
                .hasSize(2);
        assertThat(SecretsFile.read(file).get("tls.password")).contains(Secret.of(" a=b:c#d!e\\f\u00e4 "));
    }

    @Test
    void letsOnlyTheOwnerReadIt() throws IOException {
        Files.writeString(file, "a=b\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SecretsFile secrets = SecretsFile.read(file);
        secrets.put("c", Secret.of("d"));
        secrets.save();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly(SecretsFile.NAME);
    }

    @Test
    void keepsEntriesItDoesNotKnow() throws IOException {
        Files.writeString(file, "! by hand\n\nfuture.secret : one \\\n    two\n");
        SecretsFile secrets = SecretsFile.read(file);
        secrets.put("admin.password", Secret.of("x"));
        secrets.save();

        assertThat(Files.readString(file)).endsWith("admin.password=x\nfuture.secret=one two\n");
    }

    @Test
    void leavesTheFileAloneWhenNothingHasChanged() throws IOException {
        FileTime epoch = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(Files.writeString(file, "b=2\na=1\n"), epoch);
        SecretsFile secrets = SecretsFile.read(file);
        secrets.put("a", Secret.of("1"));
        secrets.save();

        assertThat(Files.readString(file)).isEqualTo("b=2\na=1\n");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(epoch);
    }

    @Test
    void tellsWhatWouldChange() throws IOException {
        Files.writeString(file, "a=1\nb=2\n");
        SecretsFile secrets = SecretsFile.read(file);
        secrets.put("b", Secret.of("3"));
        secrets.put("c", Secret.of("4"));

        assertThat(secrets.changes()).containsExactly("b", "c");
    }

    @Test
    void leavesTheFileAloneWhenWritingFails() throws IOException {
        Path missing = folder.resolve("missing").resolve(SecretsFile.NAME);
        SecretsFile secrets = SecretsFile.read(missing);
        secrets.put("a", Secret.of("1"));

        assertThatThrownBy(secrets::save).isInstanceOf(IOException.class);
        assertThat(missing.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1\\nhunter2\\n | 2 | must have a name and a value.",
                "a=1\\n=hunter2\\n | 2 | must have a name and a value.",
                "a=1\\n\\nb=hunter2\\\\u00g0\\n | 3 | holds a broken \\u escape.",
                "a=1\\n# b\\\\\\na=hunter2\\n | 3 | has the name of an earlier line.",
                "a=1\\nb=hunter2 \\\\ | 2 | ends in the middle of an entry."
            })
    void namesTheLineThatIsBrokenAndNotWhatIsInIt(String content, int line, String what) throws IOException {
        Files.writeString(file, content.replace("\\n", "\n").replace("\\\\", "\\"));

        assertThatThrownBy(() -> SecretsFile.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessage(file + ", line " + line + ": " + what + CURE);
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Files.write(file, "a=\u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SecretsFile.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessage(file + ": is not UTF-8 text. Bring it back from a backup.");
    }

    @Test
    void keepsNoEmptySecret() throws IOException {
        SecretsFile secrets = SecretsFile.read(file);

        assertThatThrownBy(() -> secrets.put("a", Secret.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("empty secret for a");
    }
}
