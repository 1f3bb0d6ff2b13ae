package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keys.KeyStatus;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.EncryptionKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExistingDeploymentTest {

    private static final String SINCE_7_1 = "4.10.42";
    private static final String INTERNAL_MISSING = "<keystores><internal><file>: is missing, but the server already has"
            + " data (<deployment><existing>), which the key in its internal store decrypts. Specify the"
            + " store that"
            + " the server"
            + " uses: [keystore.internal] in its deployment.toml, or [keystore.primary] if that isn't set. If"
            + " Identity Server 7 or later created the data, set <deployment><dataSince> instead to generate a new"
            + " one.";

    @TempDir
    Path temporary;

    private KeyBuilds builds;

    @BeforeEach
    void startWithData() {
        builds = new KeyBuilds(temporary.resolve("keys"));
        builds.data = StoredData.UNDER_ANY_KEY;
    }

    @Test
    void isDeclaredBeforeAnyKeyIsGenerated() throws Exception {
        builds.data = StoredData.NONE;
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put("repository/database/WSO2CARBON_DB.mv.db", "H:2,block:1\n............ wso2.anonymous.user");

            assertThatThrownBy(() -> KeyProvisioning.of(
                                    builds.request(), Optional.of(server.distribution()), builds.surroundings())
                            .prepare())
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(
                            "repository/database/WSO2CARBON_DB.mv.db: this database contains the users of an earlier"
                                    + " start: the server keeps their passwords, and ignores [super_admin] password."
                                    + " Start from the stock distribution, or, for a server with data, set"
                                    + " <deployment><existing>true</existing> and use its own keys.");
            assertThat(builds.folder).doesNotExist();
        }
    }

    @Test
    void asksForWhatDecryptsItsDataAndMakesNothing() throws Exception {
        assertThatThrownBy(() -> builds.run(SINCE_7_1))
                .isInstanceOf(ProblemException.class)
                .hasMessage(INTERNAL_MISSING + System.lineSeparator()
                        + "<secrets><encryptionKey>: is missing, but the server already has data"
                        + " (<deployment><existing>), which is encrypted with it. Specify a source for the"
                        + " [encryption] key from the server's deployment.toml. A server that never set one uses"
                        + " the publicly known"
                        + " 03BAFEB27A8E871CAD83C5CD4E771DAB: provide that.");
        assertThatThrownBy(() -> builds.run("4.5.1"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(INTERNAL_MISSING);
        assertThat(builds.snapshot()).containsOnlyKeys(".gitignore", ".lock");
    }

    @Test
    void goesOnToReadWhatThePublishedKeyEncrypted() throws Exception {
        keepInternal();
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", PublishedEncryptionKeys.STOCK);

        var keys = builds.run(SINCE_7_1).encryption().orElseThrow();

        assertThat(keys.oldKey()).contains(Secret.of(PublishedEncryptionKeys.STOCK));
        assertThat(keys.key().reveal()).matches("[0-9a-f]{64}");
        assertThat(builds.said)
                .contains("WARNING The publicly known [encryption] key becomes [encryption] old_key: the server can"
                        + " still read data encrypted with it, and uses a new key from now on. Until the stored data"
                        + " is re-encrypted, anyone who gets hold of that data can decrypt it.");
        var before = builds.snapshot();
        assertThat(builds.run(SINCE_7_1).encryption()).contains(keys);
        assertThat(builds.snapshot()).isEqualTo(before);
    }

    @Test
    void goesOnToReadWhatAKeyOfTheDocumentationEncryptedAsItIsSpelled() throws Exception {
        String published = "3cc0481b70794667b5bee7e2beed2de4";
        keepInternal();
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", published);

        assertThat(builds.run(SINCE_7_1).encryption().orElseThrow().oldKey()).contains(Secret.of(published));
    }

    @Test
    void keepsThePublishedKeyWhereTheServerReadsWithOneKeyOnly() throws Exception {
        keepInternal();
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", PublishedEncryptionKeys.STOCK);

        assertThat(builds.run("4.7.1").encryption())
                .contains(new EncryptionKeys(Secret.of(PublishedEncryptionKeys.STOCK), Optional.<Secret>empty()));

        assertThat(builds.said)
                .contains("WARNING The server's data is encrypted with a publicly known [encryption] key, which is"
                        + " kept: before Identity Server 7.1, a new key makes stored data unreadable.");
        // After the upgrade to a version that could do without.
        assertThat(builds.run(SINCE_7_1).encryption().orElseThrow().key())
                .isEqualTo(Secret.of(PublishedEncryptionKeys.STOCK));
        assertThat(builds.said)
                .contains("WARNING The server's data is encrypted with a publicly known [encryption] key, which is"
                        + " kept: replace it with rotate-key -Dis-hardening.role=encryption.");
    }

    @Test
    void getsANewInternalKeyWhereTheDataWasAlwaysIdentityServer7s() throws Exception {
        builds.data = StoredData.UNDER_ENCRYPTION_KEY;
        builds.name(SecretName.ENCRYPTION_KEY, "<secrets><encryptionKey>", PublishedEncryptionKeys.STOCK);

        var keys = builds.run(SINCE_7_1);

        assertThat(keys.key(Role.INTERNAL).status()).isEqualTo(KeyStatus.CREATED);
        assertThat(keys.encryption().orElseThrow().oldKey()).contains(Secret.of(PublishedEncryptionKeys.STOCK));
    }

    @Test
    void isAskedForTheKeyThatEncryptsTheDataOfIdentityServer7() {
        builds.data = StoredData.UNDER_ENCRYPTION_KEY;

        assertThatThrownBy(() -> builds.run(SINCE_7_1))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("<secrets><encryptionKey>: is missing, but");
    }

    @Test
    void keepsTheInternalKeyOfAnOlderServerWhateverIsSaidOfItsData() throws Exception {
        builds.data = StoredData.UNDER_ENCRYPTION_KEY;
        builds.renderer = AuditedServer.builds().renderer;
        try (var server = Kernel.JKS.open()) {
            assertThatThrownBy(() -> ServerBuilds.harden(builds, server))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(
                            "<deployment><dataSince>: says that Identity Server 7 or later created the data, but this"
                                    + " is WSO2 Carbon Kernel 4.7.1. Set it to the version that created the data, or"
                                    + " remove it.");
        }
        assertThat(builds.folder).doesNotExist();
    }

    @Test
    void announcesANewPrimary() throws Exception {
        keepInternal();
        Files.delete(builds.folder.resolve("keys.lock"));
        Files.delete(builds.folder.resolve("primary.p12"));

        builds.run("4.5.1");

        assertThat(builds.said)
                .contains("WARNING From its next start, the server signs tokens and SAML with the new key. Before that,"
                        + " give");
        builds.run("4.5.1");
        assertThat(builds.said).noneMatch(line -> line.startsWith("WARNING"));
    }

    private void keepInternal() throws Exception {
        builds.data = StoredData.NONE;
        builds.run("4.5.1");
        builds.data = StoredData.UNDER_ANY_KEY;
    }
}
