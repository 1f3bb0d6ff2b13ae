package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.keys.directory.EncryptionKeyFingerprint;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedKeysTest {

    private static final Secret ENCRYPTION_KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private static final String ONLY_WAY = "Only the goal rotate-key creates a new key.";

    @TempDir
    Path temporary;

    private Builds builds;
    private Map<Role, String> hashes;

    @BeforeEach
    void makeKeysThatAreLocked() throws Exception {
        builds = new Builds(temporary.resolve("keys"));
        builds.secrets.encryptionKey = Optional.of(ENCRYPTION_KEY);
        hashes = Builds.hashes(builds.run(Builds.SMALL));
    }

    @Test
    void stopsWhereALockedKeyIsMissing() throws Exception {
        Files.delete(builds.folder.resolve("tls.p12"));
        refuses(builds.path("tls.p12") + ": is missing, but keys.lock expects the key EC-P256 sha256:"
                + hashes.get(Role.TLS) + " of 2026-11-22 there. Restore the file from a backup or your secret store,"
                + " and its password. " + unlessUnused());
    }

    @Test
    void offersNoNewKeysToACopyOfTheDirectory() throws Exception {
        Files.delete(builds.folder.resolve("tls.p12"));
        builds.frozen = true;
        refuses(builds.path("tls.p12") + ": is missing, but keys.lock expects the key EC-P256 sha256:"
                + hashes.get(Role.TLS) + " of 2026-11-22 there. Restore the file from a backup or your secret store,"
                + " and its password. " + ONLY_WAY);
    }

    @Test
    void stopsWhereAllButTheLockIsMissing() throws Exception {
        Files.delete(builds.folder.resolve("ca.p12"));
        Files.delete(builds.folder.resolve("tls.p12"));
        Files.delete(builds.folder.resolve("secrets.properties"));
        builds.secrets.passwords.clear();
        builds.secrets.encryptionKey = Optional.empty();
        refuses(builds.folder + ": contains none of the keys that keys.lock expects: ca.p12, tls.p12, encryption.key in"
                + " secrets.properties. Restore them from a backup or your secret store, and their passwords. "
                + unlessUnused());
    }

    @Test
    void comparesTheEncryptionKeyEvenWhereAllOthersAreMissing() throws Exception {
        Files.delete(builds.folder.resolve("ca.p12"));
        Files.delete(builds.folder.resolve("tls.p12"));
        String missing = builds.folder + ": contains none of the keys that keys.lock expects: ca.p12, tls.p12."
                + " Restore them from a"
                + " backup or your secret store, and their passwords. " + unlessUnused();
        refuses(missing);

        builds.secrets.encryptionKey = Optional.of(Secret.of("another key"));
        refuses(missing + System.lineSeparator() + builds.path("secrets.properties")
                + ": encryption.key differs from the one that keys.lock expects, " + encryptionKey()
                + ". Restore encryption.key there, or its source, from a backup: data on the server is encrypted"
                + " with it. "
                + ONLY_WAY);
    }

    @Test
    void beginsAgainWhereTheLockIsDeletedToo() throws Exception {
        for (String lost : List.of("ca.p12", "tls.p12", "keys.lock")) {
            Files.delete(builds.folder.resolve(lost));
        }
        assertThat(Builds.statuses(builds.run(Builds.SMALL)))
                .isEqualTo(Map.of(Role.CA, KeyStatus.CREATED, Role.TLS, KeyStatus.CREATED));
    }

    @Test
    void stopsWhereThePasswordsAreMissing() throws Exception {
        builds.secrets.passwords.remove(Role.TLS);
        refuses(builds.path("tls.p12")
                + ": its password is missing; without another source, it must be in secrets.properties. Restore "
                + builds.path("secrets.properties")
                + " from a backup, or specify the source in <keystores><tls><password>. " + ONLY_WAY);
    }

    @Test
    void stopsWhereAKeyIsNotTheLockedOne() throws Exception {
        var others = new Builds(temporary.resolve("others"));
        RoleKey other = others.run(Builds.SMALL).get(Role.TLS);
        Files.copy(
                others.folder.resolve("tls.p12"),
                builds.folder.resolve("tls.p12"),
                StandardCopyOption.REPLACE_EXISTING);
        refuses(builds.path("tls.p12") + ": contains the key sha256:"
                + Spki.sha256(other.entry().certificate())
                + ", but keys.lock expects EC-P256 sha256:" + hashes.get(Role.TLS)
                + " of 2026-11-22. Restore the file from a backup or your secret store, and its password. " + ONLY_WAY);
    }

    @Test
    void stopsWhereTheEncryptionKeyIsMissing() throws Exception {
        builds.secrets.encryptionKey = Optional.empty();
        refuses(builds.path("secrets.properties")
                + ": encryption.key is missing, but keys.lock expects the encryption key " + encryptionKey()
                + ". Restore encryption.key there, or its source, from a backup: data on the server is encrypted"
                + " with it. "
                + ONLY_WAY);
    }

    @Test
    void stopsWhereTheEncryptionKeyIsAnotherOne() throws Exception {
        builds.secrets.encryptionKey = Optional.of(Secret.of("another key"));
        refuses(builds.path("secrets.properties") + ": encryption.key differs from the one that keys.lock expects, "
                + encryptionKey()
                + ". Restore encryption.key there, or its source, from a backup: data on the server is encrypted"
                + " with it. "
                + ONLY_WAY);
    }

    @Test
    void locksAnotherEncryptionKeyOnPurposeOnly() throws Exception {
        String before = builds.lock();

        builds.lifeCycle().rotateEncryptionKey(Builds.SMALL, EncryptionKeyFormat.DIGITS, builds.secrets);

        assertThat(builds.secrets.encryptionKey).isNotEqualTo(Optional.of(ENCRYPTION_KEY));
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
        assertThat(builds.lock()).isNotEqualTo(before);
        assertThat(builds.lock().lines()).hasSameSizeAs(before.lines().toList());
    }

    @Test
    void makesNoOtherEncryptionKeyForTheLockedOne() throws Exception {
        builds.secrets.encryptionKey = Optional.empty();
        assertThatThrownBy(() -> builds.run(Asked.with(Builds.SMALL, EncryptionKeyFormat.DIGITS)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("encryption.key is missing, but keys.lock expects");
        assertThat(builds.secrets.encryptionKey).isEmpty();
    }

    @Test
    void locksKeysThatWereThereBeforeTheLock() throws Exception {
        String before = builds.lock();
        Files.delete(builds.folder.resolve("keys.lock"));
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
        // Their server may have been started since.
        assertThat(before).contains("\nnew-server 2026-11-22\n");
        assertThat(builds.lock()).isEqualTo(before.replaceFirst("new-server.*\n", ""));
    }

    @Test
    void leavesLinesAloneThatItHasNoKeyFor() throws Exception {
        Path lock = builds.folder.resolve("keys.lock");
        String before = "# ours\n" + builds.lock() + "primary RSA-2048 sha256:" + "0".repeat(64) + " 2026-11-22\n\n";
        Files.writeString(lock, before);
        builds.run(Asked.with(Builds.SMALL, Asked.with(Builds.SMALL.keystores().get(Role.TLS), KeyAlgorithm.EC_P384)));
        assertThat(builds.lock().lines())
                .filteredOn(line -> !line.startsWith("tls "))
                .containsExactlyElementsOf(
                        before.lines().filter(line -> !line.startsWith("tls ")).toList());
    }

    @Test
    void locksNothingForAThrowAwayBuild() throws Exception {
        var throwAway = new Builds(temporary.resolve("target/keys"));
        throwAway.run(Asked.asEphemeral(Builds.SMALL));
        assertThat(throwAway.folder.resolve("keys.lock")).doesNotExist();

        Files.delete(throwAway.folder.resolve("tls.p12"));
        assertThat(Builds.statuses(throwAway.run(Asked.asEphemeral(Builds.SMALL))))
                .isEqualTo(Map.of(Role.CA, KeyStatus.UP_TO_DATE, Role.TLS, KeyStatus.CREATED));
    }

    private String unlessUnused() {
        return ONLY_WAY + " If no server uses these keys yet, delete " + builds.folder
                + " instead, including keys.lock: the next build generates new keys.";
    }

    private String encryptionKey() {
        return "256 bits, hmac-sha256:"
                + EncryptionKeyFingerprint.of(ENCRYPTION_KEY).hmac() + " of 2026-11-22";
    }

    private void refuses(String message) throws Exception {
        Map<String, String> before = builds.snapshot();
        assertThatThrownBy(() -> builds.run(Builds.SMALL))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
        assertThat(builds.snapshot()).isEqualTo(before);
    }
}
