package io.github.ishardening.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.random.DamagedBytes;
import io.github.ishardening.random.Refusal;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

class RandomKeystoresTest {

    private static final String SECURITY = "repository/resources/security/";
    private static final Secret PASSWORD = Secret.of("wso2carbon");

    private static List<byte[]> stores;

    @BeforeContainer
    static void readsTheStoresOfRealServers() throws IOException {
        try (var pkcs12 = Kernels.open(Kernels.PKCS12);
                var jks = Kernels.open(Kernels.JKS)) {
            stores = List.of(
                    pkcs12.read(SECURITY + "wso2carbon.p12"),
                    pkcs12.read(SECURITY + "client-truststore.p12"),
                    jks.read(SECURITY + "wso2carbon.jks"),
                    jks.read(SECURITY + "client-truststore.jks"));
        }
    }

    @Property
    void openOrAreRefused(@ForAll("damaged") byte[] bytes) throws IOException {
        Refusal.of("a.store", () -> read(KeystoreReader.open("a.store", bytes, PASSWORD)));
    }

    @Property
    void areLookedIntoWithoutAPasswordOrNot(@ForAll("damaged") byte[] bytes) throws IOException {
        Optional<OpenedKeystore> opened = KeystoreReader.openWithoutPassword("a.store", bytes);

        if (opened.isPresent()) {
            Refusal.of("a.store", () -> read(opened.get()));
        }
    }

    private static void read(OpenedKeystore store) {
        assertThat(store.trusted().values()).doesNotContainNull();
        assertThat(store.hasIntegrityCheck()).isIn(true, false);
        for (String alias : store.keyAliases()) {
            assertThat(store.entry(alias, PASSWORD).key()).isNotNull();
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return DamagedBytes.of(stores);
    }
}
