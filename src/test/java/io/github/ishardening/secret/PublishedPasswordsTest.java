package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedPasswordsTest {

    /** Those that are no name of anything else. */
    private static final List<String> NOTHING_ELSE =
            List.of("changeit", "changeme", "123456", "admin123", "regadmin", "passw0rd", "shareduser", "apimuser");

    private static final int TEXT_CONSTANT = 1;

    @ParameterizedTest
    @ValueSource(strings = {"wso2carbon", "changeit", "admin", "Admin", "dashboard", "PASSWORD", "APIM+123"})
    void knowsThemInAnyCase(String password) {
        assertThat(PublishedPasswords.contains(password)).isTrue();
        assertThat(PublishedPasswords.contains(Secret.of(password))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wso2carbon1", "Adm1n-Example-9", "changeit-not"})
    void knowsNoOthers(String password) {
        assertThat(PublishedPasswords.contains(password)).isFalse();
    }

    @Test
    void noOtherClassNamesOne() throws Exception {
        Path classes = Path.of(PublishedPasswords.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            assertThat(files.filter(file -> file.toString().endsWith(".class"))
                            .filter(PublishedPasswordsTest::namesOne)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("PublishedPasswords.class");
        }
    }

    private static boolean namesOne(Path file) {
        try {
            String constants = Files.readString(file, StandardCharsets.ISO_8859_1);
            return NOTHING_ELSE.stream().map(PublishedPasswordsTest::constant).anyMatch(constants::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a class file holds it (JVMS 4.4.7). */
    private static String constant(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(TEXT_CONSTANT);
            out.writeUTF(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
