package io.github.ishardening.evidence.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.ishardening.evidence.inventory.DataProtection.Purpose;
import io.github.ishardening.evidence.inventory.StoreEntry.Kind;
import io.github.ishardening.file.Digests;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.Keytool;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerInventoryTest {

    private static final String TLS = HardenedServer.path("tls");

    private static final String SUITE = "TLS_AES_256_GCM_SHA384";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void hasWhatKeytoolSeesInEachStoreOfAHardenedServer(Kernel kernel) throws Exception {
        try (var server = AuditedServer.hardened(kernel)) {
            var inventory = ServerInventory.of(server.inspection());

            assertThat(inventory.unread()).isEmpty();
            assertThat(inventory.stores())
                    .extracting(StoreContent::path)
                    .containsExactly(
                            kernel.store("client-truststore"),
                            kernel.store("internal"),
                            kernel.store("primary"),
                            kernel.store("tls"));
            for (StoreContent store : inventory.stores()) {
                byte[] file = server.distribution().read(store.path());
                String name = store.path().replaceFirst(".*/(?:client-)?(\\w+)\\..*", "$1");
                assertThat(store.type()).isEqualTo(kernel.type().name());
                assertThat(store.sha256()).isEqualTo(Digests.sha256(file));
                assertThat(certificates(store))
                        .isEqualTo(Keytool.certificates(folder, file, HardenedServer.password(name)));
            }
            assertThat(inventory.stores().get(3).uses()).containsExactly("keystore.tls");
            assertThat(inventory.stores().get(3).entries())
                    .extracting(StoreEntry::alias, StoreEntry::kind, StoreEntry::secretBits)
                    .containsExactly(tuple("tls", Kind.PRIVATE_KEY, OptionalInt.empty()));
        }
    }

    @Test
    void hasWhatTheConnectorOfAHardenedServerSpeaks() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "+TLSv1.3", "+TLSv1.3,+TLSv1.2")
                    .replace(ServerFiles.DEPLOYMENT_TOML, SUITE, SUITE + ":ECDHE-RSA-AES256-GCM-SHA384");

            assertThat(ServerInventory.of(server.inspection()).endpoints())
                    .containsExactly(new TlsEndpoint(
                            "the connector",
                            ServerFiles.CATALINA,
                            OptionalInt.of(9443),
                            List.of("TLSv1.2", "TLSv1.3"),
                            List.of(SUITE, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
                            List.of()));
        }
    }

    @Test
    void hasWhatAStockServerSpeaksAndHowItEncrypts() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            var inventory = ServerInventory.of(server.inspection());

            assertThat(inventory.unread()).isEmpty();
            assertThat(inventory.endpoints())
                    .extracting(TlsEndpoint::name, TlsEndpoint::protocols)
                    .containsExactly(tuple("the connector", List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")));
            assertThat(inventory.protections())
                    .containsExactly(
                            new DataProtection(
                                    Purpose.STORED_DATA,
                                    "RSA/ECB/OAEPwithSHA1andMGF1Padding",
                                    OptionalInt.of(2048),
                                    "repository/conf/carbon.properties"),
                            new DataProtection(
                                    Purpose.PASSWORDS, "SHA-256", OptionalInt.empty(), ServerFiles.DEPLOYMENT_TOML));
        }
    }

    @Test
    void hasTheSecretKeysOfIdentityServer71() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            var inventory = ServerInventory.of(server.inspection());

            assertThat(inventory.unread()).isEmpty();
            assertThat(inventory.stores())
                    .flatExtracting(StoreContent::entries)
                    .filteredOn(entry -> entry.kind() == Kind.SECRET_KEY)
                    .extracting(StoreEntry::secretBits)
                    .containsExactly(OptionalInt.of(256));
            assertThat(inventory.protections())
                    .contains(
                            new DataProtection(
                                    Purpose.VAULT,
                                    "AES/GCM/NoPadding",
                                    OptionalInt.of(256),
                                    "repository/conf/security/secret-conf.properties"),
                            new DataProtection(
                                    Purpose.STORED_DATA,
                                    "AES/GCM/NoPadding",
                                    OptionalInt.of(256),
                                    "repository/conf/carbon.properties"));
        }
    }

    @Test
    void hasEveryListenerOfAGateway() throws IOException {
        try (var server = AuditedServer.of(ApiManager.open(ApiManager.GATEWAY))) {
            assertThat(ServerInventory.of(server.inspection()).endpoints())
                    .extracting(TlsEndpoint::name)
                    .contains("the connector", "the gateway on port 8243");
        }
    }

    @Test
    void saysWhichStoreCannotBeOpened() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(TLS, new MadeStores(folder).store("nobody-knows-it", "-keyalg", "EC"))
                    .put(HardenedServer.path("cut"), new byte[] {0x30, 0x03, 2, 1});
            server.delete(HardenedServer.path("primary"));
            var inventory = ServerInventory.of(server.inspection());

            assertThat(inventory.stores())
                    .filteredOn(store -> store.path().equals(TLS))
                    .singleElement()
                    .satisfies(store -> assertThat(store.entries()).isEmpty())
                    .satisfies(store -> assertThat(store.protection()).isEmpty());
            assertThat(inventory.unread())
                    .containsExactly(
                            closed(HardenedServer.path("cut")),
                            closed(TLS),
                            new Problem(
                                    HardenedServer.path("primary"),
                                    "doesn't exist, or can't be read as a store, but [keystore.primary] refers to it.",
                                    "Put the store there, or specify another."));
        }
    }

    @Test
    void saysThatItKnowsNothingOfAServerThatDoesNotBoot() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(ServerFiles.DEPLOYMENT_TOML, "[server\n");
            var inventory = ServerInventory.of(server.inspection());

            assertThat(inventory.stores()).isEmpty();
            assertThat(inventory.endpoints()).isEmpty();
            assertThat(inventory.unread())
                    .isNotEmpty()
                    .allMatch(problem -> problem.where().contains("deployment.toml"));
        }
    }

    @Test
    void saysThatSuitesAreNamedByWordsOfOpenssl() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, SUITE, "HIGH:!aNULL");
            var inventory = ServerInventory.of(server.inspection());

            assertThat(inventory.endpoints())
                    .singleElement()
                    .extracting(TlsEndpoint::suites)
                    .isEqualTo(List.of());
            assertThat(inventory.unread())
                    .containsExactly(new Problem(
                            ServerFiles.CATALINA,
                            "lists, for the connector, cipher suites as expressions instead of names.",
                            "List them in transport.https.sslHostConfig.properties.ciphers by their IANA names."));
        }
    }

    private static Problem closed(String path) {
        return new Problem(
                path,
                "can't be opened with any known password, so its contents are unknown.",
                "Set its password where the server reads it, or remove it.");
    }

    private static Set<Certificate> certificates(StoreContent store) {
        Set<Certificate> all = new HashSet<>();
        store.entries().forEach(entry -> all.addAll(entry.chain()));
        return all;
    }
}
