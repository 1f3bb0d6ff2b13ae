package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsFileTest {

    private static final String WHERE = "keys/secrets.properties";
    private static final String CURE = " Fix the line, or restore the file from a backup.";

    @Test
    void holdsNothingBeforeItExists() {
        SecretsFile secrets = new SecretsFile(WHERE, Optional.empty());

        assertThat(secrets.get("tls.password")).isEmpty();
        assertThat(secrets.changedContent()).isEmpty();
    }

    @Test
    void keepsWhatWasGenerated() {
        SecretsFile first = new SecretsFile(WHERE, Optional.empty());
        first.getOrGenerate("tls.password", () -> Secret.of("made"));
        SecretsFile second = new SecretsFile(WHERE, first.changedContent());

        Secret again = second.getOrGenerate("tls.password", () -> Secret.of("re-created"));

        assertThat(again).isEqualTo(Secret.of("made"));
        assertThat(second.changedContent()).isEmpty();
    }

    @Test
    void writesSortedEntriesThatJavaReads() throws IOException {
        String odd = " a=b:c#d!e\\f\u00e4 ";
        SecretsFile secrets = new SecretsFile(WHERE, Optional.empty());
        secrets.put("tls.password", Secret.of(odd));
        secrets.put("admin.password", Secret.of("x"));

        byte[] content = secrets.changedContent().orElseThrow();

        assertThat(new String(content, StandardCharsets.US_ASCII))
                .isEqualTo("# The secrets that is-hardening-maven-plugin generated for this server. Anyone who can read"
                        + " this file controls the server.\n"
                        + "# Keep it with the keystores next to it, out of version control and in the backup:"
                        + " without it, they can't be opened.\nadmin.password=x\n"
                        + "tls.password=\\ a\\=b\\:c\\#d\\!e\\\\f\\u00E4 \n");
        var properties = new Properties();
        properties.load(new ByteArrayInputStream(content));
        assertThat(properties).containsEntry("tls.password", odd).hasSize(2);
        assertThat(new SecretsFile(WHERE, Optional.of(content)).get("tls.password"))
                .contains(Secret.of(odd));
    }

    @Test
    void losesNoSecretBehindAByteOrderMark() {
        byte[] marked = "\uFEFFtls.password=kept\n".getBytes(StandardCharsets.UTF_8);

        assertThat(new SecretsFile(WHERE, Optional.of(marked)).get("tls.password"))
                .contains(Secret.of("kept"));
    }

    @Test
    void keepsEntriesItDoesNotKnow() {
        SecretsFile secrets = parse("! by hand\n\nfuture.secret : one \\\n    two\n");
        secrets.put("admin.password", Secret.of("x"));

        assertThat(secrets.changedContent().map(SecretsFileTest::text).orElseThrow())
                .endsWith("admin.password=x\nfuture.secret=one two\n");
    }

    @Test
    void hasNothingToWriteWhenNothingHasChanged() {
        SecretsFile secrets = parse("b=2\r\na=1");
        secrets.put("a", Secret.of("1"));

        assertThat(secrets.changedContent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1\\nhunter2\\n | 2 | must have a name and a value.",
                "a=1\\n=hunter2\\n | 2 | must have a name and a value.",
                "a=1\\n\\nb=hunter2\\\\u00g0\\n | 3 | contains a broken \\u escape.",
                "a=1\\n# b\\\\\\na=hunter2\\n | 3 | repeats a name from an earlier line.",
                "a=1\\nb=hunter2 \\\\ | 2 | ends in the middle of an entry."
            })
    void namesTheLineThatIsBrokenAndNotWhatIsInIt(String content, int line, String what) {
        String broken = content.replace("\\n", "\n").replace("\\\\", "\\");

        assertThatThrownBy(() -> parse(broken))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ", line " + line + ": " + what + CURE);
    }

    @Test
    void refusesAFileThatIsNoText() {
        byte[] latin = "a=\u00e4".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new SecretsFile(WHERE, Optional.of(latin)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ": is not UTF-8 text. Restore it from a backup.");
    }

    @Test
    void keepsNoEmptySecret() {
        SecretsFile secrets = parse("");

        assertThatThrownBy(() -> secrets.put("a", Secret.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("empty secret for a");
    }

    private static SecretsFile parse(String content) {
        return new SecretsFile(WHERE, Optional.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
