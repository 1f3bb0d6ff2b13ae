package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.secret.VaultKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RsaVaultTest {

    private static final String FOUND = "info " + SecretConf.PATH
            + ": the vault uses an RSA key. Set <secrets><vaultKey> to aes, or encrypt the secrets with the cipher"
            + " tool and an AES key.";
    private static final String SYMMETRIC = "secretRepositories.file.encryptionMode=symmetric";

    @TempDir
    private Path folder;

    @Test
    void isNoneInANewServerWhoseGuidelinesAskForASecretKey() throws IOException {
        var builds = builds();
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            assertThat(server.notApplicable(new RsaVault())).containsExactly("nothing refers to the vault");

            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new RsaVault())).isEmpty();
            assertThat(server.notApplicable(new RsaVault())).isEmpty();
            assertThat(server.read(SecretConf.PATH)).contains(SYMMETRIC);
            String once = server.read(SecretConf.PATH);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.read(SecretConf.PATH)).isEqualTo(once);
        }
        assertThat(builds.secrets()).containsKey("vault.key");
    }

    /** The keys of servers that run are never replaced silently. */
    @Test
    void staysWithKeysOfServersThatMayRunAndWhereTheUserWantsIt() throws IOException {
        var older = AuditedServer.buildsOfRunningServer(folder.resolve("older"));
        var asked = AuditedServer.builds();
        asked.vaultKey = Optional.of(VaultKey.RSA);
        var excluded = AuditedServer.builds();
        excluded.excludedControls = Set.of("rsa-vault");
        var withData = AuditedServer.buildsOfRunningServer(folder.resolve("with-data"));
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            ServerBuilds.harden(withData, server.distribution());
        }
        withData.data = StoredData.UNDER_ANY_KEY;

        for (KeyBuilds builds : List.of(older, asked, excluded, withData)) {
            try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
                ServerBuilds.harden(builds, server.distribution());

                assertThat(server.findings(new RsaVault())).containsExactly(FOUND);
            }
        }
        assertThat(older.secrets()).doesNotContainKey("vault.key");
    }

    @Test
    void isNoQuestionWithoutAVaultNorForVersionsThatAreNotAskedFor() throws IOException {
        var builds = builds();
        builds.mode = SecretsMode.ENVIRONMENT;
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new RsaVault())).isEmpty();
            assertThat(server.notApplicable(new RsaVault())).containsExactly("nothing refers to the vault");
        }
        assertThat(builds.secrets()).doesNotContainKey("vault.key");
        try (var kernel = AuditedServer.hardened(Kernel.PKCS12);
                var older = AuditedServer.of(ProductLookAlike.IS_6_1.open())) {
            ServerBuilds.harden(AuditedServer.builds(), older.distribution());
            for (AuditedServer server : List.of(kernel, older)) {
                assertThat(server.findings(new RsaVault())).isEmpty();
                assertThat(server.notApplicable(new RsaVault()))
                        .containsExactly("its guidelines don't require an AES key");
                assertThat(server.read(SecretConf.PATH)).doesNotContain(SYMMETRIC);
            }
        }
    }

    private KeyBuilds builds() {
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.renderer = AuditedServer.builds().renderer;
        return builds;
    }
}
