package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VaultBrokenTest {

    private static final String CONF = SecretConf.PATH;
    private static final String OFF = "error " + CONF
            + ": deployment.toml refers to the vault, which isn't turned on here. Harden it again, or run"
            + " the cipher tool with -Dconfigure on the server.";

    @ParameterizedTest
    @EnumSource
    void doesNotDecideOnAStockKernelWithoutAVault(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new VaultBroken())).isEmpty();
            assertThat(server.notApplicable(new VaultBroken())).containsExactly("nothing refers to the vault");
        }
    }

    @Test
    void findsAStockKernelThatRefersToAVaultThatIsNotThere() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.append(ServerFiles.DEPLOYMENT_TOML, "\n[secrets]\nadmin = \"[admin]\"\n");

            assertThat(server.findings(new VaultBroken())).containsExactly(OFF);
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensTheVaultOfAHardenedServer(HardenedServer kind) throws IOException {
        try (var server = kind.open()) {
            assertThat(server.findings(new VaultBroken())).isEmpty();
            assertThat(server.notApplicable(new VaultBroken())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDecideWhereTheKeysAreNot(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            assertThat(server.observationsWithoutKeys().notApplicable())
                    .filteredOn(undecided -> undecided.rule().id().equals("vault-broken"))
                    .extracting(NotApplicable::reason)
                    .containsExactly("the internal keystore can't be opened in this build, so the secrets weren't"
                            + " decrypted");
        }
    }

    @Test
    void findsASecretThatIsNotEncryptedWithTheKey() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "\ntruststore_password = \"", "\ntruststore_password = \"AAAA");

            assertThat(server.findings(new VaultBroken()))
                    .containsExactly("error " + server.line("truststore_password = \"AAAA")
                            + ": the secret truststore_password isn't encrypted with the key of the internal"
                            + " keystore."
                            + " Harden again with the keys directory available; specify the source of your"
                            + " own secrets in <secrets><secret>.");
        }
    }

    @Test
    void findsThatTheVaultIsGone() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(CONF);

            assertThat(server.findings(new VaultBroken())).containsExactly(OFF);
        }
    }

    @Test
    void findsThatTheVaultIsOff() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(CONF, "secVault.enabled=true", "secVault.enabled=false");

            assertThat(server.findings(new VaultBroken())).containsExactly(OFF);
        }
    }

    @Test
    void findsAVaultOnAnotherMachine() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(CONF, "keystore.identity.location=", "keystore.identity.location=/opt/wso2/");

            assertThat(server.findings(new VaultBroken()))
                    .containsExactly("error " + CONF + ": keystore.identity.location is /opt/wso2/"
                            + Kernel.PKCS12.store("internal")
                            + ", which works on one machine only. Make it relative to the"
                            + " server's folder.");
        }
    }

    @Test
    void findsThatTheStoreOfTheVaultIsGone() throws IOException {
        String store = Kernel.PKCS12.store("internal");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(store);

            assertThat(server.findings(new VaultBroken()))
                    .contains("error " + CONF + ": keystore.identity.location is " + store
                            + ", which doesn't exist. Set it to the internal keystore.");
        }
    }

    @Test
    void findsAVaultWithAnotherKey() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(CONF, "keystore.identity.alias=internal", "keystore.identity.alias=primary");

            assertThat(server.findings(new VaultBroken()))
                    .containsExactly("error " + CONF
                            + ": refers to a different keystore, type or alias than [keystore.internal]. Set"
                            + " those of [keystore.internal]: the cipher tool encrypts with its key.");
        }
    }

    @Test
    void warnsOfATableBehindTheSecrets() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.append(ServerFiles.DEPLOYMENT_TOML, "\n[output_adapter.email]\nfrom_address = \"a@example.com\"\n");

            assertThat(server.findings(new VaultBroken()))
                    .containsExactly("warning " + server.line("[secrets]")
                            + ": [secrets] isn't the last table, and WSO2's cipher tool deletes everything after it."
                            + " Move it to the end.");
        }
    }

    @ParameterizedTest
    @EnumSource(ProductLookAlike.class)
    void isDeclaredInAllXmlFilesOfHardenedProducts(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new VaultBroken())).isEmpty();
        }
    }
}
