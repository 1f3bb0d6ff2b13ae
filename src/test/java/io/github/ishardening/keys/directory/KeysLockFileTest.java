package io.github.ishardening.keys.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.keys.Samples;
import io.github.ishardening.keystore.FormerAlias;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysLockFileTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final KeystoreEntry ENTRY = Samples.authority(KeyAlgorithm.EC_P256);
    private static final String HASH = Spki.sha256(ENTRY.certificate());
    private static final String OTHER = "0123456789abcdef".repeat(4);

    @Test
    void namesKeysByRoleAlgorithmHashAndDate() {
        KeysLockFile lock = KeysLockFile.empty()
                .withKey(Role.TLS, ENTRY, TODAY)
                .withEncryptionKey(Secret.of("0123456789abcdef"), TODAY);

        assertThat(text(lock)).isEqualTo("""
                        # The keys of this server. Commit this file: a build with missing or different keys then fails.
                        # Only the goal rotate-key creates new keys; it also updates this file.
                        tls EC-P256 sha256:%s 2026-11-22
                        encryption-key 128 hmac-sha256:0010f1347a50583b9c78fd7eeca38af6a7d3b313e8ef7d96027e7517b028769f 2026-11-22
                        """.formatted(HASH));
        assertThat(KeysLockFile.parse("keys.lock", lock.content())).isEqualTo(lock);
        assertThat(lock.key(Role.TLS)).contains(new KeyLine("tls", "EC-P256", HASH, TODAY));
        assertThat(lock.key(Role.CA)).isEmpty();
    }

    @Test
    void recognisesAnEncryptionKeyInEitherFormat() {
        String asHex = "6b6579206f6620333220636861726163746572732c20617320697420697321aa";
        assertThat(EncryptionKeyFingerprint.of(Secret.of(asHex)).bits()).isEqualTo(256);
        assertThat(EncryptionKeyFingerprint.of(Secret.of("03BAFEB27A8E871CAD83C5CD4E771DAB")))
                .isEqualTo(EncryptionKeyFingerprint.of(
                        Secret.of("3033424146454232374138453837314341443833433543443445373731444142")));
        assertThat(EncryptionKeyFingerprint.of(Secret.of("no hex, but just as long as forty-eight letters."))
                        .bits())
                .isEqualTo(384);
    }

    @Test
    void namesTheKeyBehindAByteOrderMark() {
        String text = "\uFEFFtls EC-P256 sha256:" + HASH + " 2026-11-22\n";

        assertThat(KeysLockFile.parse("keys.lock", text.getBytes(StandardCharsets.UTF_8))
                        .key(Role.TLS))
                .contains(new KeyLine("tls", "EC-P256", HASH, TODAY));
    }

    @Test
    void replacesOneLineAndKeepsTheRest() {
        String text = "# ours\r\n\r\ntls  RSA-3072  sha256:" + OTHER + "  2025-01-01\r\n  # theirs\r\n";
        KeysLockFile lock = KeysLockFile.parse("keys.lock", text.getBytes(StandardCharsets.UTF_8));

        assertThat(text(lock)).isEqualTo(text);
        assertThat(text(lock.withKey(Role.TLS, ENTRY, TODAY)))
                .isEqualTo("# ours\r\n\r\ntls EC-P256 sha256:" + HASH + " 2026-11-22\r\n  # theirs\r\n");
    }

    @Test
    void namesEveryLineThatIsWrong() {
        String text = """
                tls RSA-3072 sha256:%1$s 2026-11-22
                <<<<<<< HEAD
                tls RSA-3072 sha256:%1$s 2026-11-23
                primary RSA-3072 sha256:123 2026-11-22
                internal RSA-3072 sha256:%1$s 22.11.2026
                encryption-key hmac-sha256:%1$s 2026-11-22
                """.formatted(OTHER);
        assertThatThrownBy(() -> KeysLockFile.parse("keys/keys.lock", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "keys/keys.lock:2: is left over from a merge. Keep the side whose keys you have.",
                        "keys/keys.lock:3: names tls a second time. Keep the line whose key you have.",
                        malformed(4, "primary RSA-3072 sha256:123 2026-11-22"),
                        malformed(5, "internal RSA-3072 sha256:" + OTHER + " 22.11.2026"),
                        malformed(6, "encryption-key hmac-sha256:" + OTHER + " 2026-11-22")
                                + " Restore the line from the repository; it reads <name> <kind> <hash> <date>."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Primary RSA-3072", "primry RSA-3072", "tls:", "\0#\0", "a"})
    void refusesALineThatIsNeitherAnEntryNorAComment(String line) {
        byte[] content = ("# ours\n\n" + line + " sha256:" + OTHER + " 2026-11-22\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> KeysLockFile.parse("keys.lock", content))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "keys.lock:3: is neither an entry nor a comment. Restore the line from the repository, or begin"
                                + " a comment with #.");
    }

    @Test
    void refusesAFileInAnotherEncoding() {
        byte[] content = ("\uFEFF" + text(KeysLockFile.empty())).getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> KeysLockFile.parse("keys.lock", content))
                .isInstanceOf(ProblemException.class)
                .hasMessage("keys.lock: is not UTF-8 text. Restore it from the repository.");
    }

    @Test
    void remembersWhatTheFirstHardeningOfANewServerDecided() {
        KeysLockFile lock = KeysLockFile.empty();
        assertThat(lock.isOfNewServer()).isFalse();
        assertThat(lock.decisions()).isEmpty();
        assertThat(lock.isEmpty()).isTrue();

        KeysLockFile begun = lock.ofNewServer(TODAY).withKey(Role.TLS, ENTRY, TODAY);
        assertThat(text(begun)).contains("\nnew-server 2026-11-22\ntls ");
        assertThat(begun.isOfNewServer()).isTrue();
        assertThat(begun.decisions()).isEmpty();
        assertThat(begun.isEmpty()).isFalse();

        KeysLockFile nothing = begun.deciding(new TreeSet<>());
        assertThat(text(nothing)).contains("\nnew-server 2026-11-22 -\n");
        assertThat(nothing.decisions()).contains(Set.of());
        KeysLockFile some = begun.deciding(new TreeSet<>(Set.of("password-hashing", "b")));
        assertThat(text(some)).contains("\nnew-server 2026-11-22 b,password-hashing\n");
        assertThat(some.decisions()).contains(Set.of("b", "password-hashing"));
        assertThat(KeysLockFile.parse("keys.lock", some.content())).isEqualTo(some);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new-server", "new-server today", "new-server 2026-11-22 a,", "new-server 2026-11-22 A b"})
    void refusesALineOfANewServerThatItCantUnderstand(String line) {
        byte[] content = ("# ours\n" + line + "\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> KeysLockFile.parse("keys.lock", content))
                .isInstanceOf(ProblemException.class)
                .hasMessage("keys.lock:2: can't be parsed: " + line
                        + ". Restore the line from the repository; it reads new-server <date> <controls>.");
    }

    @Test
    void refusesASecondLineOfANewServer() {
        byte[] content =
                "new-server 2026-11-22 -\nnew-server 2026-11-22 password-hashing\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> KeysLockFile.parse("keys.lock", content))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "keys.lock:2: is a second entry for the initial settings of the new server. Keep the line of"
                                + " the builds that created the running server.");
        assertThat(KeysLockFile.parse("keys.lock", "new-server 2026-11-22 a,a".getBytes(StandardCharsets.UTF_8))
                        .decisions())
                .contains(Set.of("a"));
        assertThat(text(KeysLockFile.empty().ofNewServer(TODAY).ofNewServer(TODAY)))
                .containsOnlyOnce("new-server");
    }

    @Test
    void namesFormerSigningKeysBesideTheOthers() {
        var lock = KeysLockFile.parse("keys.lock", "# ours\n".getBytes(StandardCharsets.UTF_8));
        var former = new FormerKeyLine(
                FormerAlias.parse("primary-0f3c1a2b-until-2026-12-14").orElseThrow(), OTHER);

        KeysLockFile with = lock.withFormer(List.of(former));

        assertThat(text(with)).isEqualTo("# ours\nformer primary-0f3c1a2b sha256:" + OTHER + " until 2026-12-14\n");
        assertThat(with.former()).containsExactly(former);
        assertThat(with.isEmpty()).isTrue();
        assertThat(KeysLockFile.parse("keys.lock", with.content())).isEqualTo(with);
        assertThat(text(with.withFormer(List.of()))).isEqualTo("# ours\n");
    }

    @Test
    void refusesALineOfAFormerKeyThatItCantUnderstandOrThatIsThereTwice() {
        String line = "former primary-0f3c1a2b sha256:" + OTHER + " until ";
        byte[] content = (line + "14.12.2026\n" + line + "2026-12-14\n" + line + "2026-12-15\n")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> KeysLockFile.parse("keys.lock", content))
                .isInstanceOf(ProblemException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "keys.lock:1: can't be parsed: " + line
                                + "14.12.2026. Restore the line from the repository; it"
                                + " reads former <name> <hash> until <date>. Without it, tokens signed with that key"
                                + " are rejected.",
                        "keys.lock:3: names a former key a second time. Keep the line with the later date."));
    }

    private static String malformed(int line, String text) {
        return "keys/keys.lock:" + line + ": can't be parsed: " + text + ".";
    }

    private static String text(KeysLockFile lock) {
        return new String(lock.content(), StandardCharsets.UTF_8);
    }
}
