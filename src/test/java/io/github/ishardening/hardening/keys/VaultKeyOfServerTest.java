package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.VaultKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultKeyOfServerTest {

    @TempDir
    private Path folder;

    @Test
    void isTheKeptOneAndRefusedWhereItIsNone() throws IOException {
        var builds = new KeyBuilds(folder);
        builds.vaultKey = Optional.of(VaultKey.AES);
        byte[] key = builds.run().vaultKey().orElseThrow().getEncoded();
        String digits = builds.secrets().getProperty("vault.key");

        assertThat(HexFormat.of().formatHex(key)).isEqualTo(digits).hasSize(64);
        for (String wrong : new String[] {digits.substring(1), digits + "00", "key" + digits.substring(3)}) {
            Path secrets = folder.resolve("secrets.properties");
            String kept = Files.readString(secrets);
            Files.writeString(secrets, kept.replace(digits, wrong));
            var before = builds.snapshot();

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(builds::run)
                    .withMessage(secrets + ", vault.key: must be 64 hexadecimal digits."
                            + " Restore the line from a backup, or delete it to generate a new key.");

            assertThat(builds.snapshot()).isEqualTo(before);
            Files.writeString(secrets, kept);
        }
    }
}
