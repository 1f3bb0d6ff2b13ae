package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.keys.Samples;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStoresTest {

    private static final KeystoreEntry ENTRY = Samples.authority(KeyAlgorithm.EC_P256);
    private static final byte[] STORE =
            new Pkcs12Writer(Pkcs12Profile.MODERN).keys(List.of(ENTRY), Samples.PASSWORD, Samples.RANDOM);
    private static final Secret OTHER = Secret.of("another password");

    private final OpenStores stores = new OpenStores();

    @Test
    void openAStoreAndItsKeyOnceWhereverItLies() {
        var first = stores.open("keys/ca.p12", STORE, Samples.PASSWORD);
        var second = stores.open("server/ca.p12", STORE.clone(), copy(Samples.PASSWORD));

        assertThat(second.chain("ca").get(0)).isSameAs(first.chain("ca").get(0));
        assertThat(second.entry("CA", copy(Samples.PASSWORD)).key())
                .isSameAs(first.entry("ca", Samples.PASSWORD).key())
                .isEqualTo(ENTRY.key());
    }

    @Test
    void nameThePlaceThatIsAskedAbout() {
        stores.open("keys/ca.p12", STORE, Samples.PASSWORD);
        var second = stores.open("server/ca.p12", STORE, Samples.PASSWORD);

        assertThatThrownBy(() -> second.entry("tls", Samples.PASSWORD))
                .isInstanceOf(ProblemException.class)
                .hasMessage("server/ca.p12: has no private key tls. It has ca.");
    }

    @Test
    void openToTheRightPasswordOnly() {
        assertRefused(
                STORE,
                OTHER,
                "ca.p12: can't be opened with the password given. Provide the password that it was created with.");
        var opened = stores.open("ca.p12", STORE, Samples.PASSWORD);
        assertRefused(
                STORE,
                OTHER,
                "ca.p12: can't be opened with the password given. Provide the password that it was created with.");

        assertThat(opened.entry("ca", Samples.PASSWORD)).isEqualTo(ENTRY);
        assertThatThrownBy(() -> opened.entry("ca", OTHER))
                .isInstanceOf(ProblemException.class)
                .hasMessage("ca.p12: its key ca can't be opened with the password given."
                        + " Specify the key's own password if it differs from the store's.");
    }

    @Test
    void takeNoChangedStoreForTheOneThatIsOpen() {
        stores.open("ca.p12", STORE, Samples.PASSWORD);
        byte[] changed = STORE.clone();
        changed[changed.length / 2] ^= 1;

        assertThatThrownBy(() -> stores.open("ca.p12", changed, Samples.PASSWORD))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void keepAStoreWhoseBytesTheCallerChangesLater() {
        byte[] bytes = STORE.clone();
        stores.open("ca.p12", bytes, Samples.PASSWORD);
        bytes[0] = 0;

        assertThat(stores.open("ca.p12", STORE, Samples.PASSWORD).keyAliases()).containsExactly("ca");
        assertRefused(
                bytes,
                Samples.PASSWORD,
                "ca.p12: is neither a PKCS12 nor a JKS store. Provide a store in one of these formats.");
    }

    private void assertRefused(byte[] store, Secret password, String message) {
        assertThatThrownBy(() -> stores.open("ca.p12", store, password))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    private static Secret copy(Secret secret) {
        return Secret.of(secret.characters());
    }
}
