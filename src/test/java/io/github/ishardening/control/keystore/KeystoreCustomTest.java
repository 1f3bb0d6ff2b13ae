package io.github.ishardening.control.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.secret.DefaultStorePassword;
import io.github.ishardening.deployment.ProductLookAlike;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stores of a user's own services and connectors, beside those of the roles. */
class KeystoreCustomTest {

    private static final String OF_IDENTITY_SERVER = """
            [[keystore.custom]]
            file_name = "custom.p12"
            type = "PKCS12"
            password = "%1$s"
            alias = "tls"
            key_password = "%1$s"
            """;
    private static final String OF_API_MANAGER =
            OF_IDENTITY_SERVER.replace("[[keystore.custom]]", "[custom_keystore.APIKeyKeyStore]");
    private static final String OF_CONNECTOR = """
            [custom_transport.partners.properties]
            port = "8444"
            SSLEnabled = true
            keystoreFile = "${carbon.home}/repository/resources/security/custom.p12"
            keystorePass = "%s"
            sslEnabledProtocols = "+TLSv1.2,+TLSv1.3"
            """;
    private static final String PATH = ServerFiles.SECURITY + "custom.p12";
    private static final String GONE =
            "error %s: %s refers to " + PATH + ", which doesn't exist. Put the store there, or specify another.";

    @TempDir
    private Path folder;

    @Test
    void passWithAPasswordAndAKeyOfTheirOwn() throws Exception {
        byte[] own = new MadeStores(folder).store("a-password", "-keyalg", "RSA");
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.put(PATH, own).toml(OF_IDENTITY_SERVER.formatted("a-password"));
            server.toml("[keystore.mapping.oauth]\nkeystore_file_name = \"custom.p12\"\n");
            assertThat(findings(server)).isEmpty();
        }
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.put(PATH, own).toml(OF_CONNECTOR.formatted("a-password"));
            assertThat(findings(server)).isEmpty();
        }
        try (var server = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            var shipped = findings(server);
            server.put(PATH, own).toml(OF_API_MANAGER.formatted("a-password"));
            assertThat(findings(server)).isEqualTo(shipped);
        }
    }

    @Test
    void areNotJudgedWhereThereAreNone() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new KeystoreCustom())).isEmpty();
            assertThat(server.notApplicable(new KeystoreCustom())).containsExactly("no service has its own keystore");
        }
    }

    @Test
    void areNamedWhereTheyAreNot() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.toml(OF_IDENTITY_SERVER.formatted("a-password"));
            assertThat(server.findings(new KeystoreCustom()))
                    .containsExactly(GONE.formatted(server.line("[[keystore.custom]]"), "[[keystore.custom]]"));
        }
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.toml(OF_CONNECTOR.formatted("a-password"));
            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly(
                            GONE.formatted(server.line("keystoreFile"), "[custom_transport.partners.properties]"));
        }
        try (var server = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            server.toml(OF_API_MANAGER.formatted("a-password"));
            assertThat(server.findings(new KeystoreCustom()))
                    .contains(GONE.formatted(
                            server.line("file_name = \"custom.p12\""), "[custom_keystore.APIKeyKeyStore]"));
        }
    }

    @Test
    void areNamedWithAnotherAliasOrPassword() throws Exception {
        var made = new MadeStores(folder);
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.put(PATH, made.store("a-password", "-keyalg", "RSA"))
                    .toml(OF_IDENTITY_SERVER.formatted("a-password").replace("alias = \"tls\"", "alias = \"other\""));
            assertThat(server.findings(new KeystoreCustom()))
                    .containsExactly("error " + server.line("[[keystore.custom]]") + ": " + PATH
                            + " has no private key other. It has tls.");

            server.put(PATH, made.store("another-one", "-keyalg", "RSA"));
            assertThat(server.findings(new KeystoreCustom()))
                    .singleElement()
                    .asString()
                    .startsWith("error " + server.line("[[keystore.custom]]") + ": " + PATH);
        }
    }

    @Test
    void areNamedWithThePublishedPasswordAndKey() throws IOException {
        byte[] stock = Kernel.PKCS12.read(Kernel.PKCS12.store("wso2carbon"));
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.put(PATH, stock).toml(OF_IDENTITY_SERVER.formatted("wso2carbon"));

            assertThat(server.findings(new DefaultStorePassword()))
                    .containsExactly("error " + server.line("[[keystore.custom]]") + ": " + PATH
                            + " has a publicly known password. Set a separate password.");
            assertThat(server.findings(new PublishedKey()))
                    .singleElement()
                    .asString()
                    .startsWith("error " + PATH + ": contains ");
        }
    }

    @Test
    void areNamedWithAWeakKey() throws Exception {
        byte[] weak = new MadeStores(folder).store("a-password", "-keyalg", "RSA", "-keysize", "1024");
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.put(PATH, weak).toml(OF_IDENTITY_SERVER.formatted("a-password"));

            assertThat(server.findings(new WeakKey()))
                    .singleElement()
                    .asString()
                    .startsWith("error " + PATH + ": the key of tls");
        }
    }

    @ParameterizedTest
    @CsvSource({"oauth, gone.p12", "ws_trust, primary.p12", "ws_federation, custom.jks"})
    void areNamedWhereAServiceIsMappedToNone(String service, String file) throws Exception {
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.put(PATH, new MadeStores(folder).store("a-password", "-keyalg", "RSA"))
                    .toml(OF_IDENTITY_SERVER.formatted("a-password"))
                    .toml("[keystore.mapping.%s]\nkeystore_file_name = \"%s\"\n".formatted(service, file));

            assertThat(server.findings(new KeystoreCustom()))
                    .containsExactly(
                            ("error %s: keystore.mapping.%s.keystore_file_name refers to %s, which isn't the file_name of"
                                            + " a [[keystore.custom]]. Add the store there, or use one of them.")
                                    .formatted(server.line("keystore_file_name"), service, file));
        }
    }

    private static List<String> findings(AuditedServer server) throws IOException {
        var findings = new ArrayList<String>();
        for (Control control : List.of(
                new DefaultStorePassword(), new KeystoreUnreadable(), new KeystoreCustom(), new SeparateKeystores())) {
            findings.addAll(server.findings(control));
        }
        return findings;
    }
}
