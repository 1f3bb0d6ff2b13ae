package io.github.ishardening.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysDirectorySecretsTest {

    @TempDir
    private Path folder;

    @Test
    void findsWhatWasGeneratedAndWhatTheUserKeeps() throws IOException {
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.name(SecretName.TLS_PASSWORD, "<keystores><tls><password>", "a_password_of_the_user");
        builds.run();
        var before = builds.snapshot();

        KnownSecrets secrets = KeysDirectorySecrets.of(builds.request(), builds.surroundings());

        assertThat(secrets.find(SecretName.TLS_PASSWORD)).contains(Secret.of("a_password_of_the_user"));
        assertThat(secrets.find(SecretName.PRIMARY_PASSWORD).map(Secret::reveal))
                .contains(builds.secrets().getProperty("primary.password"));
        assertThat(secrets.find(SecretName.of("db_password"))).isEmpty();
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void findsTheKeyThatTookThePlaceOfTheOneTheUserNames() throws IOException {
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.data = StoredData.UNDER_ENCRYPTION_KEY;
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", PublishedEncryptionKeys.STOCK);
        Secret made = builds.run("4.10.42").encryption().orElseThrow().key();

        KnownSecrets secrets = KeysDirectorySecrets.of(builds.request(), builds.surroundings());

        assertThat(secrets.find(SecretName.ENCRYPTION_KEY)).contains(made);
        assertThat(secrets.find(SecretName.ENCRYPTION_OLD_KEY)).contains(Secret.of(PublishedEncryptionKeys.STOCK));
    }

    @Test
    void doesWithoutAKeysDirectoryAndMakesNone() throws IOException {
        var builds = new KeyBuilds(folder.resolve("keys"));

        KnownSecrets secrets = KeysDirectorySecrets.of(builds.request(), builds.surroundings());

        assertThat(secrets.find(SecretName.TLS_PASSWORD)).isEmpty();
        assertThat(Files.exists(builds.folder)).isFalse();
    }

    @Test
    void saysWhichSourceHasNoSecret() throws IOException {
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.sources.put(
                SecretName.TLS_PASSWORD,
                new PlacedSource("<keystores><tls><password>", new SecretSource.Environment("IS_TLS_PASSWORD")));

        KnownSecrets secrets = KeysDirectorySecrets.of(builds.request(), builds.surroundings());

        assertThat(secrets.find(SecretName.TLS_PASSWORD)).isEmpty();
        assertThat(builds.said)
                .singleElement()
                .asString()
                .startsWith("WARNING <keystores><tls><password>")
                .contains("IS_TLS_PASSWORD");
    }
}
