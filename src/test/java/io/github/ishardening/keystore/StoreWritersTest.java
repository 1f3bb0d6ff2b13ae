package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.Programs;
import io.github.ishardening.keys.Samples;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreWritersTest {

    private static final KeystoreEntry AUTHORITY = Samples.authority(KeyAlgorithm.EC_P256);
    private static final List<KeystoreEntry> ONE_OF_EACH = Arrays.stream(KeyAlgorithm.values())
            .map(algorithm -> Samples.leaf(Role.TLS, algorithm, AUTHORITY))
            .map(leaf -> new KeystoreEntry(alias(leaf), leaf.key(), leaf.chain()))
            .toList();
    private static final X509Certificate BANK =
            Samples.leaf(Role.TLS, KeyAlgorithm.EC_P384, AUTHORITY).certificate();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Pkcs12Profile.class)
    void writesPkcs12KeysThatEveryKeytoolAndOpensslOpen(Pkcs12Profile profile) throws Exception {
        Path file = write("keys.p12", new Pkcs12Writer(profile).keys(ONE_OF_EACH, Samples.PASSWORD, Samples.RANDOM));

        requireKeys(file);
        Command dumped = pkcs12(file, "-nodes", "-info");
        assertThat(dumped.exitCode()).isZero();
        assertThat(dumped.output().lines().filter("-----BEGIN PRIVATE KEY-----"::equals))
                .hasSize(ONE_OF_EACH.size());
        assertThat(dumped.output()).contains(protection(profile));
    }

    @Test
    void writesJksKeysThatEveryKeytoolOpens() throws Exception {
        var writer = new JksWriter();
        for (KeystoreEntry each : ONE_OF_EACH) {
            byte[] key = JksKeyProtector.protect(each.key(), Samples.PASSWORD, Samples.RANDOM);
            writer.key(each.alias().toUpperCase(Locale.ROOT), key, each.chain());
        }
        requireKeys(write("keys.jks", writer.write(Samples.PASSWORD)));
    }

    @ParameterizedTest
    @EnumSource(Pkcs12Profile.class)
    void writesPkcs12TruststoresThatEveryKeytoolTrusts(Pkcs12Profile profile) throws Exception {
        Path file = write("trust.p12", new Pkcs12Writer(profile).trusted(certificates(), Samples.PASSWORD));

        requireTrusted(file);
        assertThat(pkcs12(file, "-nokeys").exitCode()).isZero();
        assertThat(pkcs12(file, "-noout", "-info").output()).contains(protection(profile));
    }

    @Test
    void writesJksTruststoresThatEveryKeytoolTrusts() throws Exception {
        requireTrusted(
                write("trust.jks", new JksWriter().trusted(certificates()).write(Samples.PASSWORD)));
    }

    @ParameterizedTest
    @EnumSource(Pkcs12Profile.class)
    void writesTheSamePkcs12TruststoreWhateverTheOrder(Pkcs12Profile profile) {
        var writer = new Pkcs12Writer(profile);
        byte[] written = writer.trusted(certificates(), Samples.PASSWORD);

        assertThat(writer.trusted(reversed(), Samples.PASSWORD)).isEqualTo(written);
        assertThat(writer.trusted(certificates(), Secret.of("another"))).isNotEqualTo(written);
        assertThat(writer.trusted(Map.of("ca", AUTHORITY.certificate()), Samples.PASSWORD))
                .isNotEqualTo(written);
    }

    @Test
    void writesTheSameJksTruststoreWhateverTheOrder() {
        assertThat(new JksWriter().trusted(reversed()).write(Samples.PASSWORD))
                .isEqualTo(new JksWriter().trusted(certificates()).write(Samples.PASSWORD));
    }

    @Test
    void saltsTwoTruststoresThatDifferByOneAliasDifferently() {
        var writer = new Pkcs12Writer(Pkcs12Profile.MODERN);
        byte[] one = writer.trusted(Map.of("a", AUTHORITY.certificate()), Samples.PASSWORD);
        byte[] other = writer.trusted(Map.of("b", AUTHORITY.certificate()), Samples.PASSWORD);

        assertThat(macSalt(one)).isNotEqualTo(macSalt(other)).hasSize(20);
    }

    @Test
    void saltsPrivateKeysAtRandom() {
        var writer = new Pkcs12Writer(Pkcs12Profile.MODERN);
        assertThat(writer.keys(List.of(AUTHORITY), Samples.PASSWORD, Samples.RANDOM))
                .isNotEqualTo(writer.keys(List.of(AUTHORITY), Samples.PASSWORD, Samples.RANDOM));
        assertThat(JksKeyProtector.protect(AUTHORITY.key(), Samples.PASSWORD, Samples.RANDOM))
                .isNotEqualTo(JksKeyProtector.protect(AUTHORITY.key(), Samples.PASSWORD, Samples.RANDOM));
    }

    @Test
    void recognisesTheKeyThatAJksBlobProtects() {
        byte[] blob = JksKeyProtector.protect(AUTHORITY.key(), Samples.PASSWORD, Samples.RANDOM);

        assertThat(JksKeyProtector.protects(blob, AUTHORITY.key(), Samples.PASSWORD))
                .isTrue();
        assertThat(JksKeyProtector.protects(blob, AUTHORITY.key(), Secret.of("another")))
                .isFalse();
        assertThat(JksKeyProtector.protects(
                        blob, Samples.pair(KeyAlgorithm.EC_P256, 1).getPrivate(), Samples.PASSWORD))
                .isFalse();
        assertThat(JksKeyProtector.protects(new byte[] {1, 2, 3}, AUTHORITY.key(), Samples.PASSWORD))
                .isFalse();
    }

    @Test
    void refusesTwoAliasesThatDifferByCaseOnly() {
        Map<String, X509Certificate> twice = Map.of("ca", AUTHORITY.certificate(), "CA", AUTHORITY.certificate());
        assertThatThrownBy(() -> new Pkcs12Writer(Pkcs12Profile.MODERN).trusted(twice, Samples.PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two entries have the alias ca");
        assertThatThrownBy(() -> new JksWriter().trusted(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two entries have the alias ca");
    }

    @Test
    void refusesAPasswordThatTheJdkCannotUse() {
        assertThatThrownBy(() -> new Pkcs12Writer(Pkcs12Profile.MODERN).trusted(Map.of(), Secret.of("pässword")))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "password: has characters that are not printable ASCII, which the JDK's stores don't support."
                                + " Choose one that contains only letters, digits and _ . -.");
    }

    private void requireKeys(Path file) throws IOException, InterruptedException {
        for (Path keytool : Programs.keytools()) {
            assertThat(keytool(keytool, file, "-list", "-v").output().lines())
                    .filteredOn("Certificate chain length: 2"::equals)
                    .hasSize(ONE_OF_EACH.size());
            // Listing opens no key; copying opens them all.
            Path copy = Files.createTempDirectory(folder, "copy").resolve("copy.p12");
            assertThat(Programs.run(
                                    keytool.toString(),
                                    "-J-Duser.language=en",
                                    "-importkeystore",
                                    "-srckeystore",
                                    file.toString(),
                                    "-srcstorepass",
                                    Samples.PASSWORD.reveal(),
                                    "-destkeystore",
                                    copy.toString(),
                                    "-deststorepass",
                                    Samples.PASSWORD.reveal())
                            .output())
                    .contains(ONE_OF_EACH.size() + " entries successfully imported");
        }
        OpenedKeystore opened = KeystoreReader.open("keys", Files.readAllBytes(file), Samples.PASSWORD);
        for (KeystoreEntry each : ONE_OF_EACH) {
            assertThat(opened.entry(each.alias(), Samples.PASSWORD)).isEqualTo(each);
        }
    }

    private void requireTrusted(Path file) throws IOException, InterruptedException {
        for (Path keytool : Programs.keytools()) {
            Command listed = keytool(keytool, file, "-list");
            assertThat(listed.output().lines().filter(line -> line.contains("trustedCertEntry")))
                    .hasSize(3)
                    .anySatisfy(line -> assertThat(line).startsWith("bank, "));
            assertThat(listed.exitCode()).isZero();
        }
        OpenedKeystore opened = KeystoreReader.open("trust", Files.readAllBytes(file), Samples.PASSWORD);
        assertThat(opened.trusted())
                .containsOnlyKeys("bank", "ca", "zürich")
                .containsEntry("ca", AUTHORITY.certificate());
    }

    private static Map<String, X509Certificate> certificates() {
        Map<String, X509Certificate> certificates = new LinkedHashMap<>();
        certificates.put("ca", AUTHORITY.certificate());
        certificates.put("Bank", BANK);
        certificates.put("zürich", AUTHORITY.certificate());
        return certificates;
    }

    private static Map<String, X509Certificate> reversed() {
        Map<String, X509Certificate> certificates = new LinkedHashMap<>();
        certificates.put("zürich", AUTHORITY.certificate());
        certificates.put("bank", BANK);
        certificates.put("CA", AUTHORITY.certificate());
        return certificates;
    }

    private static String alias(KeystoreEntry entry) {
        return KeyAlgorithm.describe(entry.certificate().getPublicKey()).toLowerCase(Locale.ROOT);
    }

    private static byte[] macSalt(byte[] store) {
        return Pfx.getInstance(store).getMacData().getSalt();
    }

    private static String protection(Pkcs12Profile profile) {
        return switch (profile) {
            case MODERN -> "PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256";
            case LEGACY -> "pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000";
        };
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Command keytool(Path keytool, Path file, String... arguments)
            throws IOException, InterruptedException {
        return Programs.run(Stream.concat(
                        Stream.of(keytool.toString(), "-J-Duser.language=en"),
                        Stream.concat(
                                Stream.of(arguments),
                                Stream.of("-keystore", file.toString(), "-storepass", Samples.PASSWORD.reveal())))
                .toArray(String[]::new));
    }

    private static Command pkcs12(Path file, String... arguments) throws IOException, InterruptedException {
        return Programs.openssl(Stream.concat(
                        Stream.of("pkcs12", "-in", file.toString(), "-passin", "pass:" + Samples.PASSWORD.reveal()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }
}
