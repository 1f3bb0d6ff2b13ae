package io.github.ishardening.hardening.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.Command;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretPlaceTest {

    @TempDir
    Path folder;

    @Test
    void isInTheSecretsFile() throws Exception {
        Path secrets = Files.writeString(
                folder.resolve("it's secret.properties"),
                "admin.password=other\ninternal-password=other\ninternal.password=The-one_1\n");
        var place = SecretPlace.made(SecretName.INTERNAL_PASSWORD, secrets);

        assertThat(place.words()).isEqualTo("the value of internal.password in " + secrets);
        assertThat(printed(place)).isEqualTo("The-one_1\n");
    }

    @Test
    void isTheFirstLineOfAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("a vault.txt"), "The-one_1\nother\n");
        var place = SecretPlace.of(new SecretSource.FileSource(file));

        assertThat(place.words()).isEqualTo("the first line of " + file);
        assertThat(printed(place)).isEqualTo("The-one_1\n");
    }

    @Test
    void isInTheEnvironment() {
        assertThat(SecretPlace.of(new SecretSource.Environment("IS_INTERNAL_PASSWORD")))
                .isEqualTo(new SecretPlace(
                        "the value of the variable IS_INTERNAL_PASSWORD of this build",
                        Optional.of("printf '%s\\n' \"$IS_INTERNAL_PASSWORD\""),
                        Optional.of("$env:IS_INTERNAL_PASSWORD")));
    }

    @Test
    void hasNoCommandWhereNoShellCanNameIt() {
        assertThat(SecretPlace.of(new SecretSource.Environment("is.password")))
                .isEqualTo(new SecretPlace(
                        "the value of the variable is.password of this build", Optional.empty(), Optional.empty()));
        assertThat(SecretPlace.of(new SecretSource.ServerSetting("vault")))
                .isEqualTo(new SecretPlace(
                        "the password of the server vault in settings.xml", Optional.empty(), Optional.empty()));
    }

    @Test
    void isAnExpressionInPowerShellWhateverTheNameOfTheFile() {
        Path secrets = Path.of("C:\\it's 100% $HOME `id`\\secrets.properties");

        assertThat(SecretPlace.made(SecretName.INTERNAL_PASSWORD, secrets).expression())
                .contains("[regex]::Match([IO.File]::ReadAllText('C:\\it''s 100% $HOME `id`\\secrets.properties'),"
                        + " '(?m)^internal\\.password=(.*?)\\r?$').Groups[1].Value");
        assertThat(SecretPlace.of(new SecretSource.FileSource(secrets)).expression())
                .contains("[IO.File]::ReadAllLines('C:\\it''s 100% $HOME `id`\\secrets.properties')[0]");
    }

    private String printed(SecretPlace place) throws Exception {
        return Command.run(folder, List.of("sh", "-c", place.command().orElseThrow()))
                .output();
    }
}
