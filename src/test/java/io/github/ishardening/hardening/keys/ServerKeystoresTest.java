package io.github.ishardening.hardening.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.keys.RoleKey;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.VaultFile;
import io.github.ishardening.server.ServerKeystore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerKeystoresTest {

    @TempDir
    static Path keys;

    private static RoleKey primary;

    @TempDir
    Path folder;

    @BeforeAll
    static void makesKeys() throws IOException {
        primary = new KeyBuilds(keys).run().key(Role.PRIMARY);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheServerAStoreThatKeytoolOpens(StoreType type) throws IOException, InterruptedException {
        Path store = Files.write(folder.resolve("primary." + type.extension()), content(type, empty()));

        Command keytool = Command.run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Duser.language=en",
                "-list",
                "-keystore",
                store.toString(),
                "-storetype",
                type.name(),
                "-storepass",
                primary.password().reveal());

        assertThat(keytool.exitCode()).as(keytool.output()).isZero();
        assertThat(keytool.output())
                .contains("Keystore type: " + type, "Your keystore contains 1 entry", "primary, ", "PrivateKeyEntry");
    }

    @ParameterizedTest
    @EnumSource
    void keepsKeyChainAndPassword(StoreType type) throws IOException, GeneralSecurityException {
        Path file = Files.write(folder.resolve("store"), content(type, empty()));
        char[] password = primary.password().characters();

        KeyStore store = KeyStore.getInstance(file.toFile(), password);

        assertThat(store.getKey("primary", password)).isEqualTo(primary.entry().key());
        assertThat(store.getCertificateChain("primary"))
                .isEqualTo(primary.entry().chain().toArray());
    }

    @Test
    void leavesAPkcs12StoreAsItIs() {
        VaultFile vault = empty();

        assertThat(content(StoreType.PKCS12, vault)).isEqualTo(primary.store());
        assertThat(vault.changedContent()).isEmpty();
    }

    @Test
    void makesTheSameJksStoreInTheNextBuild() {
        VaultFile first = empty();
        byte[] made = content(StoreType.JKS, first);
        VaultFile second = new VaultFile(VaultFile.NAME, first.changedContent());

        assertThat(content(StoreType.JKS, second)).isEqualTo(made);
        assertThat(second.changedContent()).isEmpty();
    }

    @Test
    void makesTheSameJksStoresInTheNextBuildAlsoWhereRolesHaveTheSameAlias(@TempDir Path shared) throws IOException {
        KeyBuilds builds = new KeyBuilds(shared);
        builds.keystores = builds.keystores.stream()
                .map(spec -> Asked.withAlias(spec, "wso2carbon"))
                .toList();
        ServerKeys made = builds.run();
        VaultFile first = empty();
        Map<Role, ServerKeystore> stores = jks(first).of(made, Optional.empty());
        VaultFile second = new VaultFile(VaultFile.NAME, first.changedContent());

        assertThat(jks(second).of(made, Optional.empty()))
                .usingRecursiveComparison()
                .isEqualTo(stores);
        assertThat(second.changedContent()).isEmpty();
        assertThat(stores.values()).extracting(ServerKeystore::alias).containsOnly("wso2carbon");
    }

    @Test
    void makesAnotherJksStoreWhereNothingIsKept() {
        assertThat(content(StoreType.JKS, empty())).isNotEqualTo(content(StoreType.JKS, empty()));
    }

    @Test
    void protectsTheKeyAnewUnderAnotherPassword() {
        VaultFile first = empty();
        content(StoreType.JKS, first);
        byte[] before = first.kept("primary.jks").orElseThrow();
        VaultFile second = new VaultFile(VaultFile.NAME, first.changedContent());

        jks(second).content(Role.PRIMARY, primary.entry(), primary.store(), Secret.of("another.password"), List.of());

        assertThat(second.kept("primary.jks").orElseThrow()).isNotEqualTo(before);
    }

    private static byte[] content(StoreType type, VaultFile kept) {
        return new ServerKeystores(type, kept, new OpenStores(), new SecureRandom())
                .content(Role.PRIMARY, primary.entry(), primary.store(), primary.password(), List.of());
    }

    private static ServerKeystores jks(VaultFile kept) {
        return new ServerKeystores(StoreType.JKS, kept, new OpenStores(), new SecureRandom());
    }

    private static VaultFile empty() {
        return new VaultFile(VaultFile.NAME, Optional.empty());
    }
}
