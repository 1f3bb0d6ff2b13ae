package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.keys.Samples;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeystoreReaderTest {

    private static final KeystoreEntry ENTRY = Samples.authority(KeyAlgorithm.EC_P256);
    private static final Secret OTHER = Secret.of("another password");

    @ParameterizedTest
    @EnumSource(StoreType.class)
    void opensAStoreWhoseKeyHasAnotherPassword(StoreType type) throws Exception {
        byte[] store = byTheJdk(type, OTHER);

        OpenedKeystore opened = KeystoreReader.open("primary", store, Samples.PASSWORD);

        assertThat(opened.type()).isEqualTo(type);
        assertThat(opened.hasIntegrityCheck()).isTrue();
        assertThat(opened.keyAliases()).containsExactly("ca");
        assertThat(opened.chain("CA")).isEqualTo(ENTRY.chain());
        assertThat(opened.entry("CA", OTHER)).isEqualTo(ENTRY);
        assertThatThrownBy(() -> opened.entry("ca", Samples.PASSWORD))
                .isInstanceOf(ProblemException.class)
                .hasMessage("primary: its key ca can't be opened with the password given."
                        + " Specify the key's own password if it differs from the store's.");
        assertThatThrownBy(() -> opened.entry("tls", OTHER))
                .isInstanceOf(ProblemException.class)
                .hasMessage("primary: has no private key tls. It has ca.");
    }

    @Test
    void tellsAWrongPasswordFromDamage() {
        byte[] store = store(StoreType.PKCS12);
        assertThatThrownBy(() -> KeystoreReader.open("tls.p12", store, OTHER))
                .isInstanceOf(ProblemException.class)
                .hasMessage("tls.p12: can't be opened with the password given."
                        + " Provide the password that it was created with.");
        assertThatThrownBy(() -> KeystoreReader.open("tls.jks", store(StoreType.JKS), OTHER))
                .isInstanceOf(ProblemException.class)
                .hasMessage("tls.jks: can't be opened with the password given, or is damaged."
                        + " Provide the password that it was created with.");
    }

    @ParameterizedTest
    @EnumSource(StoreType.class)
    void saysWhereAStoreIsCutOff(StoreType type) {
        byte[] store = store(type);
        byte[] half = Arrays.copyOf(store, store.length / 2);
        assertThatThrownBy(() -> KeystoreReader.open("tls.p12", half, Samples.PASSWORD))
                .isInstanceOf(ProblemException.class)
                .hasMessage("tls.p12: is truncated after " + half.length + " bytes. Restore it from a backup.");
    }

    @ParameterizedTest
    @EnumSource(StoreType.class)
    void namesTheFileHoweverItIsDamaged(StoreType type) {
        byte[] store = store(type);
        Random random = new Random(20261122);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = random.nextBoolean()
                    ? Arrays.copyOf(store, random.nextInt(store.length))
                    : flipped(store, random.nextInt(Math.min(store.length, 400)), 1 << random.nextInt(8));
            assertThat(openingOf(damaged))
                    .satisfiesAnyOf(
                            outcome -> assertThat(outcome).isEqualTo(ENTRY.toString()),
                            outcome -> assertThat(outcome).startsWith("tls.p12: "));
        }
    }

    @Test
    void refusesWhatIsNoStore() {
        assertThatThrownBy(() -> KeystoreReader.open(
                        "tls.p12", "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII), OTHER))
                .isInstanceOf(ProblemException.class)
                .hasMessage("tls.p12: is neither a PKCS12 nor a JKS store. Provide a store in one of these formats.");
        assertThatThrownBy(() -> KeystoreReader.open("tls.p12", new byte[0], OTHER))
                .isInstanceOf(ProblemException.class)
                .hasMessage("tls.p12: is empty. Restore it from a backup.");
    }

    @Test
    void refusesAKeyThatIsNotItsCertificates() throws Exception {
        KeystoreEntry mixed =
                new KeystoreEntry("ca", Samples.pair(KeyAlgorithm.RSA_2048, 0).getPrivate(), ENTRY.chain());
        byte[] blob = JksKeyProtector.protect(mixed.key(), Samples.PASSWORD, Samples.RANDOM);
        byte[] store = new JksWriter().key("ca", blob, mixed.chain()).write(Samples.PASSWORD);

        assertThatThrownBy(() ->
                        KeystoreReader.open("ca.jks", store, Samples.PASSWORD).entry("ca", Samples.PASSWORD))
                .isInstanceOf(ProblemException.class)
                .hasMessage("ca.jks: its key ca doesn't belong to its certificate.");
    }

    @Test
    void saysThatATruststoreHasNoKeys() {
        byte[] store =
                new JksWriter().trusted(Map.of("ca", ENTRY.certificate())).write(Samples.PASSWORD);
        OpenedKeystore opened = KeystoreReader.open("trust.jks", store, Samples.PASSWORD);
        assertThat(opened.trusted()).containsExactly(Map.entry("ca", ENTRY.certificate()));
        assertThatThrownBy(() -> opened.entry("ca", Samples.PASSWORD))
                .isInstanceOf(ProblemException.class)
                .hasMessage("trust.jks: has no private key ca. It has none.");
    }

    // Some bits make no difference, such as those of a version that nobody looks at.
    private static String openingOf(byte[] damaged) {
        try {
            return KeystoreReader.open("tls.p12", damaged, Samples.PASSWORD)
                    .entry("ca", Samples.PASSWORD)
                    .toString();
        } catch (ProblemException e) {
            return e.getMessage();
        }
    }

    private static byte[] store(StoreType type) {
        return switch (type) {
            case PKCS12 ->
                new Pkcs12Writer(Pkcs12Profile.MODERN).keys(List.of(ENTRY), Samples.PASSWORD, Samples.RANDOM);
            case JKS ->
                new JksWriter()
                        .key(
                                "ca",
                                JksKeyProtector.protect(ENTRY.key(), Samples.PASSWORD, Samples.RANDOM),
                                ENTRY.chain())
                        .write(Samples.PASSWORD);
        };
    }

    private static byte[] flipped(byte[] store, int position, int bit) {
        byte[] damaged = store.clone();
        damaged[position] ^= (byte) bit;
        return damaged;
    }

    private static byte[] byTheJdk(StoreType type, Secret keyPassword) throws Exception {
        KeyStore store = KeyStore.getInstance(type.name());
        store.load(null, null);
        store.setKeyEntry(
                "CA", ENTRY.key(), keyPassword.characters(), ENTRY.chain().toArray(Certificate[]::new));
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, Samples.PASSWORD.characters());
        return bytes.toByteArray();
    }
}
