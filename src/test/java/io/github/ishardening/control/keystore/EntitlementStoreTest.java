package io.github.ishardening.control.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.secret.DefaultStorePassword;
import io.github.ishardening.control.secret.PlainSecret;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of the entitlement service's listener for Thrift, which only whole products have. */
class EntitlementStoreTest {

    private static final String ON = "[entitlement.thrift]\nenable = true\n";
    private static final String OWN = ON + """
            [entitlement.thrift.key_store]
            id = "entitlement.p12"
            password = "%s"
            """;
    private static final String PATH = ServerFiles.SECURITY + "entitlement.p12";
    private static final String PUBLISHED =
            "error %s: " + PATH + " has a publicly known password. Set a separate password.";

    @TempDir
    private Path folder;

    @Test
    void saysNothingOfTheTlsStoreThatItHasByDefaultNorOfOneThatIsOff() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.toml(ON);
            assertThat(findings(server)).isEmpty();
        }
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.toml(OWN.formatted("wso2carbon").replace("enable = true", "enable = false"));
            assertThat(server.findings(new DefaultStorePassword())).isEmpty();
            assertThat(server.findings(new KeystoreUnreadable())).isEmpty();
        }
    }

    @Test
    void namesThePublishedPasswordAndThePublishedKeyOfAStoreOfItsOwn() throws IOException {
        byte[] stock = Kernel.PKCS12.read(Kernel.PKCS12.store("wso2carbon"));
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.put(PATH, stock).toml(OWN.formatted("wso2carbon"));
            String line = server.line("password = \"wso2carbon\"");

            assertThat(server.findings(new DefaultStorePassword())).containsExactly(PUBLISHED.formatted(line));
            assertThat(server.findings(new PlainSecret()))
                    .containsExactly("error " + line
                            + ": entitlement.thrift.key_store.password is in plain text. Refer to the vault:"
                            + " $secret{alias}.");
            assertThat(server.findings(new PublishedKey()))
                    .singleElement()
                    .asString()
                    .startsWith("error " + PATH + ": contains ")
                    .contains(", whose private key ships with ");
        }
    }

    @Test
    void namesAStoreThatIsNotThereHasNoKeyOrDoesNotOpen() throws Exception {
        var made = new MadeStores(folder);
        byte[] own = made.store("a-password", "-keyalg", "EC");
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.toml(OWN.formatted("a-password"));
            String id = "error " + server.line("entitlement.p12") + ": ";
            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly(id + "[entitlement.thrift] refers to " + PATH
                            + ", which doesn't exist. Put the store there, or specify another.");

            server.put(PATH, made.without(own, "a-password", "tls"));
            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly(id + PATH + " has no private key. Specify a store that has one.");

            server.put(PATH, own);
            assertThat(findings(server)).isEmpty();

            server.put(PATH, made.store("another", "-keyalg", "EC"));
            assertThat(server.findings(new KeystoreUnreadable()))
                    .singleElement()
                    .asString()
                    .startsWith("error " + server.line("password = \"a-password\"") + ": " + PATH);
        }
    }

    private static List<String> findings(AuditedServer server) throws IOException {
        var findings = new ArrayList<String>();
        for (Control control : List.of(new DefaultStorePassword(), new KeystoreUnreadable(), new SeparateKeystores())) {
            findings.addAll(server.findings(control));
        }
        return findings;
    }
}
