package io.github.ishardening.inspection.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.keystore.KeystoreUnreadable;
import io.github.ishardening.control.secret.DefaultStorePassword;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that API Manager's listeners and senders have beside Tomcat's. Skipped where its configuration isn't. */
class ListenerStoresTest {

    private static final String PATH = ServerFiles.SECURITY + "own.jks";
    private static final String TABLES = """
            [apim.wss.keystore]
            location = "repository/resources/security/own.jks"
            password = "%1$s"
            key_password = "%1$s"
            [transport.wss.sender.trust_store]
            location = "repository/resources/security/own.jks"
            password = "%1$s"
            """;

    @TempDir
    private Path folder;

    @Test
    void areThoseOfTheRolesByDefault() throws IOException {
        try (var server = hardened()) {
            assertThat(server.findings(new KeystoreUnreadable())).isEmpty();
            assertThat(server.findings(new DefaultStorePassword())).isEmpty();
        }
    }

    @Test
    void areNamedWhereTheyAreNotThere() throws IOException {
        try (var server = hardened()) {
            server.toml(TABLES.formatted("a-password"));

            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly(
                            missing(server, "[apim.wss.keystore]", 1),
                            missing(server, "[transport.wss.sender.trust_store]", 1));
        }
    }

    @Test
    void areOpenedWithWhateverKeyTheyHave() throws Exception {
        try (var server = hardened()) {
            server.put(PATH, new MadeStores(folder).store("a-password", "-keyalg", "RSA"))
                    .toml(TABLES.substring(0, TABLES.indexOf("[transport")).formatted("a-password"));

            assertThat(server.findings(new KeystoreUnreadable())).isEmpty();
            assertThat(server.findings(new DefaultStorePassword())).isEmpty();
        }
    }

    @Test
    void areNamedWithAPublishedPassword() throws Exception {
        try (var server = hardened()) {
            server.put(PATH, new MadeStores(folder).store("wso2carbon", "-keyalg", "RSA"))
                    .toml(TABLES.formatted("wso2carbon"));

            assertThat(server.findings(new DefaultStorePassword()))
                    .containsExactly("error " + line(server, "[apim.wss.keystore]", 2) + ": " + PATH
                            + " has a publicly known password. Set a separate password.");
        }
    }

    private static AuditedServer hardened() throws IOException {
        var server = AuditedServer.of(ProductLookAlike.GATEWAY_4_5.open());
        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
        return server;
    }

    private static String missing(AuditedServer server, String table, int below) throws IOException {
        return "error " + line(server, table, below) + ": " + table + " refers to " + PATH
                + ", which doesn't exist. Put the store there, or specify another.";
    }

    private static String line(AuditedServer server, String table, int below) throws IOException {
        String at = server.line(table);
        int colon = at.lastIndexOf(':') + 1;
        return at.substring(0, colon) + (Integer.parseInt(at.substring(colon)) + below);
    }
}
