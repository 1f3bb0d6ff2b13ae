package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakSearchTest {

    private static final String SECRET = "Planted-on.purpose_0123";

    @TempDir
    Path folder;

    @Test
    void findsASecretInClear() throws IOException {
        assertFinds("[DEBUG]   (f) password = " + SECRET + "\n", "in plain text");
    }

    @Test
    void findsASecretInHexadecimal() throws IOException {
        var hex = HexFormat.of();
        assertFinds("key=" + hex.formatHex(utf8(SECRET)), "in hexadecimal");
        assertFinds("key=" + hex.withUpperCase().formatHex(utf8(SECRET)), "in hexadecimal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ad", "admin:", "user:"})
    void findsASecretInBase64WhereverItBegins(String before) throws IOException {
        byte[] bytes = utf8(before + SECRET + ":behind");

        assertFinds("Authorization: Basic " + Base64.getEncoder().encodeToString(bytes), "in Base64");
        assertFinds("jwk=" + Base64.getUrlEncoder().encodeToString(bytes), "in Base64");
    }

    @Test
    void findsNothingWhereThereIsNone() throws IOException {
        Files.writeString(folder.resolve("build.log"), "password=" + SECRET.substring(1));

        assertThat(search().in(folder)).isEmpty();
    }

    @Test
    void leavesOutWhatIsNotWanted() throws IOException {
        Files.writeString(folder.resolve("clean"), "nothing");
        Files.writeString(folder.resolve("secrets.properties"), SECRET);

        assertThat(search().in(folder, file -> !file.endsWith("secrets.properties")))
                .isEmpty();
    }

    @Test
    void looksIntoSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search().in(folder))
                .withMessage("no files in " + folder);
    }

    @Test
    void looksForNothingThatStandsEverywhere() {
        var secrets = new Properties();
        secrets.setProperty("admin.password", "admin");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeakSearch(secrets))
                .withMessage("admin.password is too short to be looked for");
    }

    private void assertFinds(String content, String form) throws IOException {
        Files.writeString(folder.resolve("build.log"), content);

        assertThat(search().in(folder)).containsExactly("build.log: tls.password " + form);
    }

    private static LeakSearch search() {
        var secrets = new Properties();
        secrets.setProperty("tls.password", SECRET);
        return new LeakSearch(secrets);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
