package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class DecryptionsTest {

    private static final VaultCipher ONE = cipher("0123456789abcdef0123456789abcdef");
    private static final VaultCipher OTHER = cipher("fedcba9876543210fedcba9876543210");

    private final Decryptions decryptions = new Decryptions();
    private final List<String> decrypted = new ArrayList<>();

    @Test
    void decryptACiphertextOnceWithAKey() {
        assertThat(decrypt(ONE, "one")).isEqualTo(decrypt(ONE, "one")).contains(Secret.of("secret of one"));
        assertThat(decrypt(ONE, "two")).contains(Secret.of("secret of two"));
        assertThat(decrypted).containsExactly("one", "two");
    }

    @Test
    void takeNothingFromAnotherKey() {
        decrypt(ONE, "one");
        decrypt(OTHER, "one");

        assertThat(decrypted).containsExactly("one", "one");
    }

    @Test
    void tryOnceWhatDoesNotDecrypt() {
        assertThat(decrypt(ONE, "")).isEmpty();
        assertThat(decrypt(ONE, "")).isEmpty();
        assertThat(decrypted).containsExactly("");
    }

    private Optional<Secret> decrypt(VaultCipher cipher, String ciphertext) {
        return decryptions.of(cipher, ciphertext, text -> {
            decrypted.add(text);
            return text.isEmpty() ? Optional.empty() : Optional.of(Secret.of("secret of " + text));
        });
    }

    private static VaultCipher cipher(String key) {
        return SecureVault.ofAes(
                        new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"),
                        new VaultFile(VaultFile.NAME, Optional.empty()),
                        new Decryptions(),
                        new SecureRandom())
                .cipher();
    }
}
