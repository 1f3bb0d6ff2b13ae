package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.EncryptionKeys;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultEncryptionKeyTest {

    private static final String CARBON_XML = "repository/conf/carbon.xml";

    private static final String KEY = "key = \"$secret{encryption_key}\"";
    private static final String STOCK = PublishedEncryptionKeys.STOCK;
    private static final String PUBLISHED =
            ": stored data is encrypted with the publicly known key that ships with every Identity Server. Set a"
                    + " different"
                    + " one before the first start.";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"PKCS12, $secret{encryption_key}", "JKS, $secret{encryption_key}", "OLDEST,"})
    void givesTheServerAKeyFromItsVault(Kernel kernel, String secret) throws IOException {
        var builds = servers.with("keys");
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);

            Rendered rendered = builds.renderer.render(distribution, distribution.read(ServerFiles.DEPLOYMENT_TOML));
            assertThat(rendered.text(CARBON_XML, "//CryptoService/Secret")).isEqualTo(Optional.ofNullable(secret));
            assertThat(rendered.text(CARBON_XML, "//CryptoService/OldSecret")).isEmpty();
        }
    }

    @Test
    void letsTheServerReadWithTheOldKey() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            var hardening = FakeStores.hardening(
                    distribution, ServerBuilds.toml(distribution), List.of(), Kernel.PKCS12.type());
            var keys = new EncryptionKeys(Secret.of("the new key"), Optional.of(Secret.of("the old key")));

            new DefaultEncryptionKey().harden(with(keys, hardening));

            assertThat(hardening.toml().value("encryption"))
                    .contains(Map.of("key", "$env{IS_ENCRYPTION_KEY}", "old_key", "$env{IS_ENCRYPTION_OLD_KEY}"));
            var rendered = servers.with("keys")
                    .renderer
                    .render(distribution, hardening.toml().bytes());
            assertThat(rendered.text(CARBON_XML, "//CryptoService/OldSecret")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDecideOnAStockKernelThatEncryptsWithAStore(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new DefaultEncryptionKey())).isEmpty();
            assertThat(server.notApplicable(new DefaultEncryptionKey()))
                    .containsExactly("stored data is encrypted with the key of a store");
        }
    }

    @Test
    void findsThePublishedKeyOfAnIdentityServer() throws IOException {
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            assertThat(server.findings(new DefaultEncryptionKey()))
                    .containsExactly("error repository/conf/carbon.xml" + PUBLISHED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAHardenedServer(HardenedServer kind) throws IOException {
        try (var server = kind.open()) {
            assertThat(server.findings(new DefaultEncryptionKey())).isEmpty();
            assertThat(server.notApplicable(new DefaultEncryptionKey())).isEmpty();
        }
    }

    @Test
    void findsThePublishedKeyInAHardenedServer() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "$secret{encryption_key}", STOCK);

            assertThat(server.findings(new DefaultEncryptionKey()))
                    .containsExactly("error " + server.line(STOCK) + PUBLISHED);
        }
    }

    @Test
    void findsAKeyThatIsTooShort() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "$secret{encryption_key}", "short");

            assertThat(server.findings(new DefaultEncryptionKey()))
                    .containsExactly("error " + server.line("key = \"short\"")
                            + ": isn't a valid encryption key for this version of the server: it requires 16,"
                            + " 24 or 32 characters; 64"
                            + " hexadecimal digits are a key for 7.1 and later. Provide the key that the"
                            + " server's data is encrypted with.");
        }
    }

    @Test
    void doesNotPassAKeyThatIsNotKnownHere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "$secret{encryption_key}", "$env{OF_ANOTHER_MACHINE}");

            assertThat(server.findings(new DefaultEncryptionKey())).isEmpty();
            assertThat(server.notApplicable(new DefaultEncryptionKey()))
                    .containsExactly("the value of encryption.key isn't available");
        }
    }

    @Test
    void setsTheKeyAlone() throws IOException {
        var edits = ControlEdits.of(new DefaultEncryptionKey(), Kernel.PKCS12);

        assertThat(edits.toml()).isEqualTo(Map.of("encryption.key", "$env{IS_ENCRYPTION_KEY}"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void warnsOfAPublishedKeyThatOnlyDecrypts() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, KEY, KEY + "\nold_key = \"" + STOCK + "\"");

            assertThat(server.findings(new DefaultEncryptionKey()))
                    .containsExactly(
                            "warning " + server.line("old_key")
                                    + ": earlier data is encrypted with the publicly known key that ships with every"
                                    + " Identity Server. Have the server re-encrypt everything, then remove old_key:"
                                    + " WSO2's documentation, \"Data Encryption Key Rotation\""
                                    + " (https://is.docs.wso2.com/en/7.1.0/deploy/security/symmetric-encryption/data-encryption-keyrotation/).");
        }
    }

    @Test
    void saysNothingOfAnOldKeyOfOnesOwn() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, KEY, KEY + "\nold_key = \"0123456789abcdef0123456789abcdef\"");

            assertThat(server.findings(new DefaultEncryptionKey())).isEmpty();
        }
    }

    @Test
    void warnsWhereAPublishedKeyHasToStayAndAsksForAnotherOneBeforeTheFirstStart() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, KEY, "key = \"" + STOCK + "\"");
            String finding = server.line("key = \"" + STOCK)
                    + ": stored data is encrypted with the publicly known key that ships with every Identity Server. ";

            assertThat(server.findings(new DefaultEncryptionKey()))
                    .containsExactly("error " + finding + "Set a different one before the first start.");
            assertThat(server.withData().findings(new DefaultEncryptionKey()))
                    .containsExactly(
                            "warning " + finding
                                    + "Before Identity Server 7.1, a new key makes stored data unreadable: WSO2's"
                                    + " documentation, \"Blue-Green Data Encryption Key Rotation\""
                                    + " (https://is.docs.wso2.com/en/6.0.0/deploy/security/blue-green-data-encryption-keyrotation/).");
        }
    }

    @Test
    void asksForRotationWhereAServerWithDataCanReadWithTwoKeys(@TempDir Path folder) throws IOException {
        Kernels.unpack(Kernels.PKCS12, folder);
        Files.writeString(folder.resolve("bin/wso2carbon-version.txt"), "WSO2 Carbon Framework v4.10.42\n");
        try (var distribution = Distribution.open(folder)) {
            var server = AuditedServer.of(distribution).withData();
            server.toml("[encryption]\nkey = \"" + STOCK + "\"\n");

            assertThat(server.findings(new DefaultEncryptionKey()))
                    .containsExactly("error " + server.line("key = \"" + STOCK)
                            + ": stored data is encrypted with the publicly known key that ships with every Identity"
                            + " Server."
                            + " Replace it with rotate-key -Dis-hardening.role=encryption; the server"
                            + " continues to decrypt with this one.");
        }
    }

    private static HardeningContext with(EncryptionKeys keys, HardeningContext hardening) {
        return new HardeningContext(
                hardening.distribution(),
                hardening.toml(),
                hardening.startScripts(),
                hardening.secrets(),
                hardening.keystores(),
                hardening.truststore(),
                hardening.clientTrust(),
                hardening.superAdmin(),
                hardening.internalAccount(),
                Optional.of(keys),
                hardening.appPassword(),
                hardening.publisherPassword(),
                hardening.host(),
                hardening.settings(),
                hardening.keys(),
                hardening.stockValues(),
                hardening.firstStart(),
                hardening.progress());
    }
}
