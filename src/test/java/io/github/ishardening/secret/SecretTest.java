package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    private static final String TEXT = "hunter2-\u00e4\u20ac";

    @TempDir
    Path folder;

    @Test
    void givesWhatItWasGiven() {
        Secret secret = Secret.of(TEXT);

        assertThat(secret.reveal()).isEqualTo(TEXT);
        assertThat(secret.characters()).isEqualTo(TEXT.toCharArray());
        assertThat(secret.bytes()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(secret.length()).isEqualTo(10);
    }

    @Test
    void keepsItsOwnCopy() {
        char[] characters = TEXT.toCharArray();
        Secret secret = Secret.of(characters);
        characters[0] = 'x';
        secret.characters()[0] = 'x';

        assertThat(secret)
                .isEqualTo(Secret.of(TEXT))
                .isNotEqualTo(Secret.of("other"))
                .isNotEqualTo(TEXT);
    }

    @Test
    void blanksItselfWhenClosed() {
        Secret secret = Secret.of(TEXT);
        secret.close();

        assertThat(secret.characters()).containsOnly('\0');
    }

    @Test
    void showsInNoText() throws Exception {
        Secret secret = Secret.of(TEXT);
        SecretsFile secrets = new SecretsFile(SecretsFile.NAME, Optional.empty());
        secrets.put("a", secret);
        VaultFile earlier = new VaultFile(VaultFile.NAME, Optional.empty());
        SecureVault vault = InternalStore.make(folder, "PKCS12", "RSA").vault(VaultAlgorithm.OAEP, earlier);
        SecretReferences references = new SecretReferences(SecretsMode.VAULT, vault);
        String reference = references.reference(SecretName.of("a"), secret);

        assertThat(List.of(secret, secrets, earlier, vault, references, references.vaultEntries(), reference))
                .extracting(Object::toString)
                .noneMatch(text -> text.contains("hunter2"));
        assertThat(secret).hasToString("(secret)").hasSameHashCodeAs(Secret.of("other"));
    }
}
