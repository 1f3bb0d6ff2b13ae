package io.github.ishardening.control.keystore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.fixture.StockCertificates;
import io.github.ishardening.keystore.JksKeyProtector;
import io.github.ishardening.keystore.JksWriter;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                        "wso2carbon".getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    void saysWhoseKeyIsPublishedWhereverItsCertificateIs() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new PublishedKey()))
                    .containsExactlyInAnyOrder(
                            holds(Kernel.PKCS12.store("wso2carbon"), "wso2carbon"),
                            holds(Kernel.PKCS12.store("client-truststore"), "wso2carbon"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wso2carbon, repository/resources/security/wso2carbon.p12",
        "client-truststore, repository/resources/security/client-truststore.p12",
        "wso2carbon, repository/conf/partner"
    })
    void findsAStockStoreInAHardenedServer(String stock, String path) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new PublishedKey())).isEmpty();
            server.put(path, Kernel.PKCS12.read(Kernel.PKCS12.store(stock)));

            assertThat(server.findings(new PublishedKey())).containsExactly(holds(path, "wso2carbon"));
        }
    }

    @Test
    void findsAPublishedCertificateThatLiesAbout() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("bin/partner.der", StockCertificates.of("wso2carbon"));

            assertThat(server.findings(new PublishedKey())).containsExactly(holds("bin/partner.der", "certificate"));
        }
    }

    @Test
    void findsItUnderEveryPasswordThatIsPublishedOrAtHand() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String atHand = AuditedServer.builds().secrets().getProperty("primary.password");
            server.put("bin/a", stock("changeme")).put(ServerFiles.SECURITY + "b.p12", stock("password"));
            server.put("repository/conf/c", stock(atHand)).put(ServerFiles.SECURITY + "d.p12", stock(atHand));

            assertThat(server.findings(new PublishedKey()))
                    .containsExactly(
                            holds("bin/a", "wso2carbon"),
                            holds("repository/conf/c", "wso2carbon"),
                            holds(ServerFiles.SECURITY + "b.p12", "wso2carbon"),
                            holds(ServerFiles.SECURITY + "d.p12", "wso2carbon"));
        }
    }

    @Test
    void findsItsCertificateInEveryFormAndBehindOtherText() throws Exception {
        var leaked = published().chain().get(0);
        byte[] pkcs7 = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(leaked))
                .getEncoded("PKCS7");
        String base64 = Base64.getMimeEncoder().encodeToString(leaked.getEncoded());
        String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("a/chain.p7b", pkcs7);
            server.put(
                    "b/chain.txt",
                    "-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(pkcs7)
                            + "\n-----END PKCS7-----\n");
            server.put("c/bag", "Bag Attributes\n    friendlyName: leaked\n" + pem);
            server.put(
                    "d/partner.json",
                    "{\"cert\": \"" + pem.replace("\r\n", "\n").replace("\n", "\\n") + "\"}");
            server.put("e/trusted", pem.replace("BEGIN", "BEGIN TRUSTED").replace("END", "END TRUSTED"));
            server.put("f/large.log", "x".repeat(70_000) + pem);
            server.put("g/cut.pem", "-----BEGIN CERTIFICATE-----\nMIIC\n" + pem.replace("-----END", "----END") + pem);
            server.put("h/cert.cer", concat(leaked.getEncoded(), "and more".getBytes(UTF_8)));

            assertThat(server.findings(new PublishedKey()))
                    .containsExactly(
                            holds("a/chain.p7b", "certificate"),
                            holds("b/chain.txt", "certificate 1"),
                            holds("c/bag", "certificate 1"),
                            holds("d/partner.json", "certificate 1"),
                            holds("e/trusted", "certificate 1"),
                            holds("f/large.log", "certificate 1"),
                            holds("g/cut.pem", "certificate 1"),
                            holds("h/cert.cer", "certificate"));
        }
    }

    @Test
    void saysWhatStaysClosed() throws Exception {
        byte[] jceks = jceks(store -> {
            store.setCertificateEntry("leaked", published().chain().get(0));
            store.setKeyEntry("secret", new SecretKeySpec(new byte[16], "AES"), STOCK.characters(), null);
        });
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("bin/partner", stock("only-the-partner-knows")).put("repository/own.jceks", jceks);

            assertThat(server.findings(new PublishedKey()))
                    .containsExactly(
                            "warning repository/own.jceks: couldn't be checked: it is a JCEKS store that is"
                                    + " damaged or"
                                    + " contains a secret key, which Java would deserialize. Check it yourself, or"
                                    + " remove it.",
                            "info bin/partner: neither a publicly known password nor a known secret opens this"
                                    + " store. Audit it where its"
                                    + " password is available, or remove it if nobody needs it.");
        }
    }

    @Test
    void saysNothingOfOtherCertificates() throws Exception {
        byte[] own = StockCertificates.firstValid();
        var certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(own));
        byte[] pkcs7 = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(certificate))
                .getEncoded("PKCS7");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("a/chain.p7b", pkcs7);
            server.put("b/form.md", "Paste it with\n-----BEGIN CERTIFICATE-----\nand\n-----END CERTIFICATE-----\n");
            server.put("c/cut", "text -----BEGIN CERTIFICATE-----\nMIIC");
            server.put("d/no.p7b", Arrays.copyOf(pkcs7, 40));

            assertThat(server.findings(new PublishedKey())).isEmpty();
        }
    }

    private static String holds(String path, String name) {
        return "error " + path + ": contains " + name
                + ", whose private key ships with WSO2 Identity Server 7.0.0. "
                + "Remove it: everyone who has that product has the key. Use your own keys.";
    }

    private static byte[] stock(String password) throws IOException {
        return new Pkcs12Writer(Pkcs12Profile.MODERN).keys(List.of(published()), Secret.of(password), RANDOM);
    }

    @Test
    void readsAJceksStoreWithoutSecretKeysUnderAnyPassword() throws Exception {
        byte[] jceks = jceks(store -> {
            store.setKeyEntry("own", published().key(), "only-they-know".toCharArray(), new Certificate[] {
                published().chain().get(0)
            });
            store.setCertificateEntry("other", published().chain().get(0));
        });
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("repository/own.jceks", jceks).put("repository/cut", Arrays.copyOf(jceks, 400));

            assertThat(server.findings(new PublishedKey()))
                    .containsExactly(
                            holds("repository/own.jceks", "own"),
                            holds("repository/own.jceks", "other"),
                            "warning repository/cut: couldn't be checked: it is a JCEKS store that is"
                                    + " damaged or"
                                    + " contains a secret key, which Java would deserialize. Check it yourself, or"
                                    + " remove it.");
        }
    }

    /** Fills a store. */
    @FunctionalInterface
    private interface Filling {
        void fill(KeyStore store) throws Exception;
    }

    private static byte[] jceks(Filling filling) throws Exception {
        KeyStore store = KeyStore.getInstance("JCEKS");
        store.load(null, null);
        filling.fill(store);
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, "only-they-know".toCharArray());
        return bytes.toByteArray();
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

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static KeystoreEntry published() throws IOException {
        String path = Kernel.PKCS12.store("wso2carbon");
        return KeystoreReader.open(path, Kernel.PKCS12.read(path), STOCK).entry("wso2carbon", STOCK);
    }
}
