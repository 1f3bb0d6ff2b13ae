package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultStorePasswordTest {

    private static final String TRUSTSTORE_PASSWORD = "type = \"PKCS12\"\npassword = \"$secret{truststore_password}\"";

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void findsTheStoresOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new DefaultStorePassword()))
                    .containsExactly(
                            published(server.line("password =\"wso2carbon\""), kernel.store("wso2carbon")),
                            published(
                                    ServerFiles.DEPLOYMENT_TOML + ":" + lineAfter(server, "[truststore]", "password"),
                                    kernel.store("client-truststore")));
        }
    }

    @Test
    void findsThePasswordsOfStoresInPortals() throws IOException {
        try (var distribution = LookAlike.withPortals()) {
            assertThat(AuditedServer.of(distribution).findings(new DefaultStorePassword()))
                    .contains(portal(23, "KeyStore"), portal(25, "TrustStore"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAHardenedServer(HardenedServer kind) throws IOException {
        try (var server = kind.open()) {
            assertThat(server.findings(new DefaultStorePassword())).isEmpty();
        }
    }

    @Test
    void saysNothingOfHardenedPortals() throws IOException {
        try (var distribution = LookAlike.withPortals()) {
            ServerBuilds.harden(AuditedServer.builds(), distribution);

            assertThat(AuditedServer.of(distribution).findings(new DefaultStorePassword()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wso2carbon", "changeit"})
    void findsAPublishedPasswordInAHardenedServer(String password) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    TRUSTSTORE_PASSWORD,
                    "type = \"PKCS12\"\npassword = \"" + password + "\" # stock");

            assertThat(server.findings(new DefaultStorePassword()))
                    .containsExactly(published(server.line("# stock"), Kernel.PKCS12.store("client-truststore")));
        }
    }

    @Test
    void doesNotPassAPasswordThatIsNotKnownHere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    TRUSTSTORE_PASSWORD,
                    "type = \"PKCS12\"\npassword = \"$env{OF_ANOTHER_MACHINE}\"");

            assertThat(server.findings(new DefaultStorePassword())).isEmpty();
            assertThat(server.notApplicable(new DefaultStorePassword()))
                    .containsExactly("the value of truststore.password isn't available");
        }
    }

    @Test
    void editsPortalsOnce() throws IOException {
        try (var distribution = LookAlike.withPortals()) {
            var toml = ServerBuilds.toml(distribution);
            var hardening = FakeStores.hardening(distribution, toml, List.of(), StoreType.PKCS12);
            byte[] before = toml.bytes();
            new DefaultStorePassword().harden(hardening);
            byte[] once = distribution.read(LookAlike.UNPACKED);
            assertThat(new String(once, StandardCharsets.UTF_8)).doesNotContain("Password=wso2carbon");

            new DefaultStorePassword().harden(hardening);

            assertThat(distribution.read(LookAlike.UNPACKED)).isEqualTo(once);
            assertThat(toml.bytes()).isEqualTo(before);
        }
    }

    private static int lineAfter(AuditedServer server, String table, String key) throws IOException {
        var lines = server.read(ServerFiles.DEPLOYMENT_TOML).lines().toList();
        int line = lines.indexOf(table);
        while (!lines.get(line).startsWith(key)) {
            line++;
        }
        return line + 1;
    }

    private static String published(String location, String store) {
        return "error %s: %s has a publicly known password. Set a separate password.".formatted(location, store);
    }

    private static String portal(int line, String store) {
        return ("error %s:%d: Carbon.Security.%s.Password has a publicly known password. Set it to the password of the"
                        + " portal's store.")
                .formatted(LookAlike.UNPACKED, line, store);
    }
}
