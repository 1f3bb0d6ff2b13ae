package io.github.ishardening.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.distribution.Version;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionKeyFormatTest {

    @ParameterizedTest
    @CsvSource({"4.5.1,", "4.6.0,", "4.6.1,CHARACTERS", "4.7.1,CHARACTERS", "4.10.32,CHARACTERS", "4.10.42,DIGITS"})
    void followsTheKernel(String kernel, EncryptionKeyFormat format) {
        assertThat(EncryptionKeyFormat.of(Version.parse(kernel))).isEqualTo(Optional.ofNullable(format));
    }

    @Test
    void makesKeysThatTheServerCanUse() throws Exception {
        String characters =
                EncryptionKeyFormat.CHARACTERS.generate(Samples.RANDOM).reveal();
        assertThat(characters).matches("[0-9a-f]{32}");
        // What Identity Server up to 7.0 does with it.
        Cipher.getInstance("AES/GCM/NoPadding")
                .init(Cipher.ENCRYPT_MODE, new SecretKeySpec(characters.getBytes(UTF_8), "AES"));
        assertThat(EncryptionKeyFormat.DIGITS.generate(Samples.RANDOM).reveal()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef", "0123456789abcdef01234567", "03BAFEB27A8E871CAD83C5CD4E771DAB"})
    void acceptsKeysOfOlderVersionsInAll(String key) {
        for (EncryptionKeyFormat format : EncryptionKeyFormat.values()) {
            format.require("where", Secret.of(key));
        }
        assertThat(key.length()).isIn(16, 24, 32);
    }

    @Test
    void refusesAKeyThatTheVersionCannotUse() {
        Secret digits = Secret.of("0123456789ABCDEF".repeat(4));
        EncryptionKeyFormat.DIGITS.require("where", digits);
        assertThatThrownBy(() -> EncryptionKeyFormat.CHARACTERS.require("<secrets><encryptionKey>", digits))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<secrets><encryptionKey>: isn't a valid encryption key for this version of the server: it"
                        + " requires 16, 24"
                        + " or 32 characters; 64 hexadecimal digits are a key for 7.1 and later. Provide the"
                        + " key that the server's data is encrypted with.");
        assertThatThrownBy(() -> EncryptionKeyFormat.DIGITS.require("where", Secret.of("z".repeat(64))))
                .isInstanceOf(ProblemException.class)
                .hasMessage("where: isn't a valid encryption key for this version of the server: it requires 48 or 64"
                        + " hexadecimal"
                        + " digits, or 16, 24 or 32 characters. Provide the key that the server's data is"
                        + " encrypted with.");
    }
}
