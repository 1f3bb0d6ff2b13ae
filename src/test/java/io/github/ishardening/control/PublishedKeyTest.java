package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Change;
import io.github.ishardening.keystore.JksKeyProtector;
import io.github.ishardening.keystore.JksWriter;
import io.github.ishardening.keystore.KeystoreEntry;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedKeyTest {

    private static final Secret STOCK = Secret.of("wso2carbon");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void takesOutTheKeyStoreThatEveryDownloadHolds(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new PublishedKey(), kernel);

        assertThat(edits.files()).isEqualTo(Map.of(kernel.store("wso2carbon"), Change.DELETED));
        assertThat(edits.toml()).isEmpty();
        assertThat(edits.scripts()).isEmpty();
    }

    @Test
    void knowsThePublishedKeyUnderOtherNamesAndInOtherFormats() throws IOException {
        KeystoreEntry leaked = published();
        KeystoreEntry renamed = new KeystoreEntry("harmless", leaked.key(), leaked.chain());
        byte[] jks = new JksWriter()
                .key("harmless", JksKeyProtector.protect(leaked.key(), STOCK, RANDOM), leaked.chain())
                .write(STOCK);
        byte[] pkcs12 = new Pkcs12Writer(Pkcs12Profile.LEGACY).keys(List.of(renamed), STOCK, RANDOM);

        assertThat(edits(Map.of("old/saml.jks", jks, "partner.store", pkcs12)))
                .isEqualTo(Map.of(
                        ServerFiles.SECURITY + "old/saml.jks", Change.DELETED,
                        ServerFiles.SECURITY + "partner.store", Change.DELETED));
    }

    @Test
    void leavesAloneWhatHoldsNoPublishedKey() throws Exception {
        byte[] truststore = Kernel.JKS.read(Kernel.JKS.store("client-truststore"));
        byte[] ofAnotherPassword =
                new Pkcs12Writer(Pkcs12Profile.MODERN).keys(List.of(published()), Secret.of("another-one"), RANDOM);

        assertThat(edits(Map.of(
                        "client-truststore.jks",
                        truststore,
                        "somebodys-own.p12",
                        ofAnotherPassword,
                        "secret-key.p12",
                        withSecretKey(),
                        "empty",
                        new byte[0],
                        "der-like",
                        new byte[] {0x30, 0x03, 0x02, 0x01, 0x00},
                        "token.txt",
                        "wso2carbon".getBytes())))
                .isEmpty();
    }

    private static byte[] withSecretKey() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("symmetric", new SecretKeySpec(new byte[32], "AES"), STOCK.characters(), null);
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, STOCK.characters());
        return bytes.toByteArray();
    }

    private Map<String, Change> edits(Map<String, byte[]> stores) throws IOException {
        SmallServer server = SmallServer.of("WSO2 Identity Server v7.1.0", folder);
        for (var store : stores.entrySet()) {
            server.with(ServerFiles.SECURITY + store.getKey(), store.getValue());
        }
        try (var distribution = server.open()) {
            var toml = DeploymentToml.parse(new byte[0], ServerFiles.DEPLOYMENT_TOML);
            new PublishedKey().harden(FakeStores.hardening(distribution, toml, List.of(), StoreType.PKCS12));
            return distribution.edits();
        }
    }

    private static KeystoreEntry published() throws IOException {
        String path = Kernel.PKCS12.store("wso2carbon");
        return KeystoreReader.open(path, Kernel.PKCS12.read(path), STOCK).entry("wso2carbon", STOCK);
    }
}
