package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeystoreUnreadableTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String TLS = path("tls");

    @TempDir
    private Path folder;

    @Test
    void saysThatTheStoresOfAStockKernelHaveNoMac() throws IOException {
        String message =
                ": the store has no MAC: any password opens its certificates, and changes to them go undetected."
                        + " Rewrite it with a MAC, as keytool does.";
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly(
                            "info " + path("wso2carbon") + message, "info " + path("client-truststore") + message);
        }
    }

    @Test
    void opensTheStoresOfAStockKernelBeforeThem() throws IOException {
        try (var server = AuditedServer.stock(Kernel.JKS)) {
            assertThat(server.findings(new KeystoreUnreadable())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensTheStoresOfAHardenedServer(HardenedServer kind) throws IOException {
        try (var server = kind.open()) {
            assertThat(server.findings(new KeystoreUnreadable())).isEmpty();
        }
    }

    @Test
    void findsAStoreThatIsMissing() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TLS);

            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly("error " + server.line("file_name = \"tls.p12\"") + ": [keystore.tls] refers to "
                            + TLS + ", which doesn't exist. Put the store there, or specify another.");
        }
    }

    @Test
    void findsAStoreElsewhere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(TOML, "file_name = \"tls.p12\"", "file_name = \"../tls.p12\"");

            assertThat(server.findings(new KeystoreUnreadable()))
                    .contains("error " + server.line("file_name = \"../tls.p12\"")
                            + ": [keystore.tls] refers to ../tls.p12, which doesn't exist. Put the store there, or"
                            + " specify another.");
        }
    }

    @Test
    void findsAStoreOfAnotherType() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    TOML, "file_name = \"tls.p12\"\ntype = \"PKCS12\"", "file_name = \"tls.p12\"\ntype = \"JKS\"");

            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly("error " + server.line("type = \"JKS\"") + ": [keystore.tls] specifies type"
                            + " JKS, but "
                            + TLS + " is a PKCS12 store. Set the type to PKCS12.");
        }
    }

    @Test
    void findsAKeyOfAnotherAlias() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(TOML, "alias = \"tls\"", "alias = \"server\"");

            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly("error " + server.line("alias = \"server\"") + ": " + TLS
                            + " has no private key server. It has tls.");
        }
    }

    @Test
    void findsAStoreThatIsCutOff() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(TLS, Arrays.copyOf(server.distribution().read(TLS), 1000));

            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly("error " + server.line("password = \"$secret{keystore_tls_password}\"") + ": "
                            + TLS + " is truncated after 1000 bytes. Restore it from a backup.");
        }
    }

    @Test
    void findsAKeyWithAnotherPassword() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    TOML,
                    "alias = \"tls\"\nkey_password = \"$secret{keystore_tls_password}\"",
                    "alias = \"tls\"\nkey_password = \"$secret{keystore_primary_password}\" # another");

            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly("error " + server.line("# another") + ": " + TLS
                            + " its key tls can't be opened with the password given. Specify the key's own"
                            + " password if it differs from the store's.");
        }
    }

    @Test
    void findsAPrimaryKeyThatIsNotRsa() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            byte[] primary =
                    new MadeStores(folder).store(password("primary"), "-keyalg", "EC", "-groupname", "secp256r1");
            server.put(path("primary"), primary).replace(TOML, "alias =\"primary\"", "alias =\"tls\"");

            assertThat(server.findings(new KeystoreUnreadable()))
                    .containsExactly("error " + path("primary")
                            + ": the key of [keystore.primary] is EC, but the server requires RSA. Generate"
                            + " an RSA key.");
        }
    }

    @Test
    void saysThatNothingWasCheckedInStoresWhosePasswordsAreNotAtHand() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            List<String> findings = server.findingsWithoutKeys(new KeystoreUnreadable());

            assertThat(findings)
                    .contains("info " + server.line("password = \"$secret{keystore_tls_password}\"") + ": " + TLS
                            + " can't be opened in this build without its password, so its contents weren't checked."
                            + " Audit it where the keys directory is available.")
                    .allMatch(finding -> finding.startsWith("info "));
        }
    }
}
