package io.github.ishardening.hardening.keys;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.file.CrashingDisk;
import io.github.ishardening.file.Disk;
import io.github.ishardening.keys.Builds;
import io.github.ishardening.keys.KeyStatus;
import io.github.ishardening.keys.Keys;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

    @TempDir
    Path temporary;

    private Builds builds;
    private Keys before;

    @BeforeEach
    void makeKeys() throws Exception {
        builds = new Builds(temporary.resolve("keys"));
        before = builds.run(Builds.SMALL);
    }

    @Test
    void replacesOneKeyAndKeepsWhatItWasTrustedFor() throws Exception {
        KeystoreEntry old = before.get(Role.TLS).entry();
        String name = "tls-" + Spki.sha256(old.certificate()).substring(0, 8);

        Keys keys = builds.rotate(Builds.SMALL, Role.TLS);

        assertThat(Builds.statuses(keys)).isEqualTo(Map.of(Role.CA, KeyStatus.UP_TO_DATE, Role.TLS, KeyStatus.REKEYED));
        assertThat(Builds.hashes(keys).get(Role.TLS)).isNotEqualTo(Spki.sha256(old.certificate()));
        assertThat(keys.former(Role.TLS)).containsExactly(old.certificate());
        assertThat(keys.former(Role.CA)).isEmpty();
        assertThat(builds.folder.resolve("certificates/" + name + ".pem"))
                .hasContent(PemWriter.certificates(old.chain()));
        assertThat(KeystoreReader.open(
                                name,
                                Files.readAllBytes(builds.folder.resolve("former/" + name + ".p12")),
                                keys.get(Role.TLS).password())
                        .entry("tls", keys.get(Role.TLS).password()))
                .isEqualTo(old);
        assertThat(builds.lock())
                .contains("\ntls EC-P256 sha256:" + Builds.hashes(keys).get(Role.TLS));
        assertThat(builds.said)
                .last()
                .isEqualTo("WARNING tls: new key replaces the old one (key: a new one is requested);"
                        + " valid until 2029-02-24; the old certificate is kept as certificates/" + name + ".pem");
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
    }

    @Test
    void signsEverythingAnewWithANewAuthority() throws Exception {
        Keys keys = builds.rotate(Builds.SMALL, Role.CA);

        assertThat(Builds.statuses(keys)).isEqualTo(Map.of(Role.CA, KeyStatus.REKEYED, Role.TLS, KeyStatus.RENEWED));
        assertThat(keys.get(Role.TLS).entry().root())
                .isEqualTo(keys.get(Role.CA).entry().certificate());
        assertThat(Builds.hashes(keys).get(Role.TLS))
                .isEqualTo(Builds.hashes(before).get(Role.TLS));
        assertThat(keys.former(Role.CA))
                .containsExactly(before.get(Role.CA).entry().certificate());
        // Path builders go by names, so no two authorities have the same.
        assertThat(keys.get(Role.CA).entry().certificate().getSubjectX500Principal())
                .isNotEqualTo(before.get(Role.CA).entry().certificate().getSubjectX500Principal());
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
    }

    @Test
    void replacesAKeyWhosePasswordIsLostOnceItsStoreIsDeleted() throws Exception {
        builds.secrets.passwords.remove(Role.TLS);
        String missing = builds.path("tls.p12")
                + ": its password is missing; without another source, it must be in secrets.properties. Restore "
                + builds.path("secrets.properties")
                + " from a backup, or specify the source in <keystores><tls><password>. If it is lost, ";
        assertThatThrownBy(() -> builds.rotate(Builds.SMALL, Role.CA))
                .isInstanceOf(ProblemException.class)
                .hasMessage(missing + "delete the store and replace its key first, with -Dis-hardening.role=tls.");
        assertThatThrownBy(() -> builds.rotate(Builds.SMALL, Role.TLS))
                .isInstanceOf(ProblemException.class)
                .hasMessage(missing + "delete the store: its key can't be kept.");

        Files.delete(builds.folder.resolve("tls.p12"));
        assertThat(Builds.statuses(builds.rotate(Builds.SMALL, Role.TLS)))
                .isEqualTo(Map.of(Role.CA, KeyStatus.UP_TO_DATE, Role.TLS, KeyStatus.CREATED));
    }

    @Test
    void rebuildsOneByOneWhatIsLostForGood() throws Exception {
        for (String lost : List.of("ca.p12", "tls.p12", "secrets.properties")) {
            Files.delete(builds.folder.resolve(lost));
        }
        builds.secrets.passwords.clear();
        assertThatThrownBy(() -> builds.rotate(Builds.SMALL, Role.TLS))
                .isInstanceOf(ProblemException.class)
                .hasMessage(builds.path("ca.p12") + ": is missing, but keys.lock expects the key EC-P256 sha256:"
                        + Builds.hashes(before).get(Role.CA) + " of 2026-11-22 there. Restore the file from a backup or"
                        + " your secret store, and its password. If it is lost, replace this key first, with"
                        + " -Dis-hardening.role=ca.");

        assertThat(Builds.statuses(builds.rotate(Builds.SMALL, Role.CA))).isEqualTo(Map.of(Role.CA, KeyStatus.CREATED));
        assertThat(Builds.statuses(builds.rotate(Builds.SMALL, Role.TLS)))
                .isEqualTo(Map.of(Role.CA, KeyStatus.UP_TO_DATE, Role.TLS, KeyStatus.CREATED));
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
    }

    @Test
    void rebuildsOneByOneWhatOthersWerePutInPlaceOf() throws Exception {
        var strangers = new Builds(builds.folder.resolveSibling("strangers"));
        strangers.run(Builds.SMALL);
        for (String store : List.of("ca.p12", "tls.p12")) {
            Files.copy(strangers.folder.resolve(store), builds.folder.resolve(store), REPLACE_EXISTING);
        }
        builds.secrets.passwords.putAll(strangers.secrets.passwords);
        String cure =
                " Restore the file from a backup or your secret store, and its password. If it is lost, delete the"
                        + " store and replace its key first, with -Dis-hardening.role=";
        assertThatThrownBy(() -> builds.rotate(Builds.SMALL, Role.TLS))
                .isInstanceOf(ProblemException.class)
                .hasMessageEndingWith(cure + "ca.");

        Files.delete(builds.folder.resolve("ca.p12"));
        assertThatThrownBy(() -> builds.rotate(Builds.SMALL, Role.CA))
                .isInstanceOf(ProblemException.class)
                .hasMessageEndingWith(cure + "tls.");
        Files.delete(builds.folder.resolve("tls.p12"));
        assertThat(Builds.statuses(builds.rotate(Builds.SMALL, Role.CA))).isEqualTo(Map.of(Role.CA, KeyStatus.CREATED));
        assertThat(Builds.statuses(builds.rotate(Builds.SMALL, Role.TLS)))
                .isEqualTo(Map.of(Role.CA, KeyStatus.UP_TO_DATE, Role.TLS, KeyStatus.CREATED));
        assertThat(builds.run(Builds.SMALL).isChanged()).isFalse();
    }

    @Test
    void refusesARoleThatIsNotConfigured() {
        assertThatThrownBy(() -> builds.rotate(Builds.SMALL, Role.PRIMARY))
                .isInstanceOf(ProblemException.class)
                .hasMessage("is-hardening.role: is primary, but no such key is configured. Configure it first.");
    }

    @Test
    void namesACertificateOfAFormerKeyThatIsBroken() throws Exception {
        Path broken = builds.folder.resolve("certificates/tls-01234567.pem");
        Files.writeString(broken, "broken");
        assertThatThrownBy(() -> builds.run(Builds.SMALL))
                .isInstanceOf(ProblemException.class)
                .hasMessage(broken + ": is not a certificate. Restore it, or delete it to stop trusting it.");
    }

    @Test
    void replacesAllKeysOrNoneWhereverItIsStopped() throws Exception {
        Map<Role, String> old = Builds.hashes(before);
        Map<String, String> start = builds.snapshot();
        int replaced = 0;
        int survived = 0;
        for (boolean finished = false; !finished; survived++) {
            var interrupted = copy(start, "stopped-" + survived);
            interrupted.disk = new CrashingDisk(survived);
            finished = rotates(interrupted);
            interrupted.disk = new Disk();

            Keys keys = interrupted.run(Builds.SMALL);

            assertThat(keys.isChanged()).isFalse();
            boolean isNew = !Builds.hashes(keys).get(Role.CA).equals(old.get(Role.CA));
            assertThat(keys.former(Role.CA)).hasSize(isNew ? 1 : 0);
            assertThat(interrupted.snapshot().equals(start)).isEqualTo(!isNew);
            replaced += isNew ? 1 : 0;
        }
        assertThat(replaced).isBetween(2, survived - 2);
    }

    private Builds copy(Map<String, String> start, String name) throws Exception {
        var copy = new Builds(temporary.resolve(name));
        copy.secrets.passwords.putAll(builds.secrets.passwords);
        for (Map.Entry<String, String> file : start.entrySet()) {
            Path target = copy.folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, HexFormat.of().parseHex(file.getValue()));
        }
        return copy;
    }

    private static boolean rotates(Builds builds) throws Exception {
        try {
            builds.rotate(Builds.SMALL, Role.CA);
            return true;
        } catch (CrashingDisk.Crash e) {
            return false;
        }
    }
}
