package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SeparateKeystoresTest {

    private static final String CONNECTOR = "transport.https.sslHostConfig.certificate.properties";
    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final int OWNER_ONLY = 0600;

    @TempDir
    Path folder;

    @Test
    void writesAllFiveKeysOfAllThreeTables() throws IOException {
        var edits = ControlEdits.of(new SeparateKeystores(), Kernel.PKCS12);

        var expected = new TreeMap<String, Object>();
        for (String role : List.of("primary", "internal", "tls")) {
            String password = "$env{IS_%S_PASSWORD}".formatted(role);
            expected.put("keystore." + role + ".file_name", role + ".p12");
            expected.put("keystore." + role + ".type", "PKCS12");
            expected.put("keystore." + role + ".password", password);
            expected.put("keystore." + role + ".alias", "alias-of-" + role);
            expected.put("keystore." + role + ".key_password", password);
        }
        // As shipped already.
        expected.remove("keystore.primary.type");
        assertThat(edits.toml()).isEqualTo(expected);
        assertThat(edits.scripts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void putsInTheStoresAndLeavesTheOthersToTheirOwnControl(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new SeparateKeystores(), kernel);

        assertThat(edits.files())
                .isEqualTo(Map.of(
                        kernel.store("primary"), Change.ADDED,
                        kernel.store("internal"), Change.ADDED,
                        kernel.store("tls"), Change.ADDED));
    }

    @Test
    void letsOnlyTheOwnerReadTheStores() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            var toml =
                    DeploymentToml.parse(distribution.read(ServerFiles.DEPLOYMENT_TOML), ServerFiles.DEPLOYMENT_TOML);
            new SeparateKeystores().harden(FakeStores.hardening(distribution, toml, List.of(), StoreType.PKCS12));

            String path = Kernel.PKCS12.store("internal");
            assertThat(distribution.read(path)).isEqualTo(FakeStores.content("internal"));
            assertThat(distribution.mode(path)).hasValue(OWNER_ONLY);
        }
    }

    @Test
    void dropsTheMisspeltFileNameOfIdentityServer59() throws IOException {
        var edits = ControlEdits.of(new SeparateKeystores(), "[keystore.primary]\nname = \"wso2carbon.jks\"\n");

        assertThat(edits.toml())
                .containsEntry("keystore.primary.name", ControlEdits.REMOVED)
                .containsEntry("keystore.primary.file_name", "primary.p12");
    }

    @Test
    void makesTheConnectorFollowTheTablesAgain() throws IOException {
        var edits = ControlEdits.of(new SeparateKeystores(), """
                [transport.https.sslHostConfig.certificate.properties]
                certificateKeystoreFile = "${carbon.home}/repository/resources/security/wso2carbon.jks"
                certificateKeystorePassword = "wso2carbon"
                certificateKeystoreType = "JKS"
                certificateKeyAlias = "wso2carbon"
                certificateKeyPassword = "wso2carbon"
                """);

        assertThat(edits.toml())
                .containsEntry(
                        CONNECTOR + ".certificateKeystoreFile",
                        "${carbon.home}/repository/resources/security/$ref{keystore.tls.file_name}")
                .containsEntry(CONNECTOR + ".certificateKeystorePassword", "$ref{keystore.tls.password}")
                .containsEntry(CONNECTOR + ".certificateKeystoreType", "$ref{keystore.tls.type}")
                .containsEntry(CONNECTOR + ".certificateKeyAlias", "$ref{keystore.tls.alias}")
                .containsEntry(CONNECTOR + ".certificateKeyPassword", "$ref{keystore.tls.key_password}");
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void findsThatAStockKernelHasOneStoreForAll(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            String where = "error " + server.line("file_name =") + ": ";
            String what = " share " + kernel.store("wso2carbon") + ". Give each its own store with its own key.";
            assertThat(server.findings(new SeparateKeystores()))
                    .containsExactly(
                            where + "[keystore.primary] and [keystore.internal]" + what,
                            where + "[keystore.primary] and [keystore.tls]" + what,
                            where + "[keystore.internal] and [keystore.tls]" + what);
        }
    }

    @Test
    void findsTwoTablesThatNameOneStore() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(TOML, "file_name = \"tls.p12\"", "file_name = \"primary.p12\" # too");

            assertThat(server.findings(new SeparateKeystores()))
                    .containsExactly("error " + server.line("# too") + ": [keystore.primary] and [keystore.tls] share "
                            + path("primary") + ". Give each its own store with its own key.");
        }
    }

    @Test
    void findsTwoStoresWithOneKey() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path("internal"), server.distribution().read(path("primary")))
                    .replace(TOML, "alias = \"internal\"", "alias = \"primary\"")
                    .replace(TOML, "$secret{keystore_internal_password}", "$secret{keystore_primary_password}");

            assertThat(server.findings(new SeparateKeystores()))
                    .containsExactly("error " + server.line("file_name = \"internal.p12\"") + ": " + path("primary")
                            + " and " + path("internal") + " contain the same key. Generate a key for each.");
        }
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new SeparateKeystores())).isEmpty();
            assertThat(server.notApplicable(new SeparateKeystores()))
                    .containsExactly(path("tls") + " can't be opened in this build");
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsKeysWhereTheyDoNotBelong(HardenedServer kind) throws Exception {
        var made = new MadeStores(folder);
        byte[] other = made.store("another", "-keyalg", "EC", "-alias", "old");
        String several = "warning %s: contains 2 private keys: %s. Keep the key that deployment.toml names, and"
                + " remove the"
                + " others with keytool -delete.";
        try (var server = kind.open()) {
            byte[] primary = server.distribution().read(path("primary"));
            byte[] tls = server.distribution().read(path("tls"));
            byte[] truststore = server.distribution().read(path("client-truststore"));
            assertThat(server.findings(new SeparateKeystores())).isEmpty();

            server.put(path("tls"), made.joined(tls, password("tls"), other, "another"));
            assertThat(server.findings(new SeparateKeystores()))
                    .containsExactly(several.formatted(path("tls"), "old, tls"));

            server.put(path("tls"), tls);
            server.put(path("primary"), made.joined(primary, password("primary"), tls, password("tls")));
            assertThat(server.findings(new SeparateKeystores()))
                    .containsExactly(
                            "error " + server.line("file_name = \"tls.p12\"") + ": " + path("primary") + " and "
                                    + path("tls") + " contain the same key. Generate a key for each.",
                            several.formatted(path("primary"), "primary, tls"));

            server.put(path("primary"), primary);
            server.put(path("client-truststore"), made.joined(truststore, password("truststore"), other, "another"));
            assertThat(server.findings(new SeparateKeystores()))
                    .containsExactly("error " + path("client-truststore")
                            + ": the truststore contains a key: old. Remove it, and generate a new key wherever it"
                            + " is used: truststores are often copied to other machines.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "primary | 2026-12-06 | ''",
                "primary | 2026-11-22 | contains the former signing key primary-0f3c1a2b, which should have been"
                        + " removed"
                        + " on 2026-11-22: tokens signed with it are still accepted. Harden it again, which removes"
                        + " it.",
                "primary | 2027-11-23 | contains 2 private keys: primary, primary-0f3c1a2b-until-2027-11-23. Keep the"
                        + " key that deployment.toml names, and remove the others with keytool -delete.",
                "internal | 2026-12-06 | contains 2 private keys: internal, primary-0f3c1a2b-until-2026-12-06. Keep the"
                        + " key that deployment.toml names, and remove the others with keytool -delete."
            })
    void letsAFormerSigningKeyStayBesidePrimaryUntilItsDay(String role, String until, String finding) throws Exception {
        var made = new MadeStores(folder);
        byte[] former = made.store("another", "-keyalg", "RSA", "-alias", "primary-0f3c1a2b-until-" + until);
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            byte[] own = server.distribution().read(path(role));
            server.put(path(role), made.joined(own, password(role), former, "another"));

            assertThat(server.findings(new SeparateKeystores()))
                    .isEqualTo(finding.isEmpty() ? List.of() : List.of("warning " + path(role) + ": " + finding));
            assertThat(server.findings(new KeystoreUnreadable())).isEmpty();
        }
    }

    @Test
    void takesTheKeyThatSignsForNoFormerOne() throws Exception {
        var made = new MadeStores(folder);
        String alias = "primary-0f3c1a2b-until-2026-12-06";
        byte[] former = made.store("another", "-keyalg", "RSA", "-alias", alias);
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            byte[] own = server.distribution().read(path("primary"));
            server.put(path("primary"), made.joined(own, password("primary"), former, "another"));
            server.replace("repository/conf/deployment.toml", "alias =\"primary\"", "alias =\"" + alias + "\"");

            assertThat(server.findings(new SeparateKeystores()))
                    .containsExactly("warning " + path("primary") + ": contains 2 private keys: primary, " + alias
                            + ". Keep the key that deployment.toml names, and remove the others with keytool -delete.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsAConnectorThatHasTheStoreOfAnotherRole(HardenedServer kind) throws Exception {
        for (String role : List.of("primary", "internal")) {
            try (var server = kind.open()) {
                server.toml(connector(role));
                assertThat(server.findings(new SeparateKeystores()))
                        .containsExactly("error " + server.line("certificateKeystoreFile") + ": [keystore." + role
                                + "] and [" + CONNECTOR + "] share " + path(role)
                                + ". Give each its own store with its own key.");
            }
        }
    }

    @Test
    void saysNothingOfAConnectorWithAStoreOfItsOwnOrThatOfTls() throws Exception {
        try (var server = HardenedServer.KERNEL.open()) {
            server.put(path("own"), new MadeStores(folder).store(password("tls"), "-keyalg", "EC"));
            server.toml(connector("own"));
            assertThat(server.findings(new SeparateKeystores())).isEmpty();
        }
        try (var server = HardenedServer.KERNEL.open()) {
            server.toml(connector("tls"));
            assertThat(server.findings(new SeparateKeystores())).isEmpty();
        }
    }

    private static String connector(String store) {
        return """
                [%s]
                certificateKeystoreFile = "${carbon.home}/%s"
                certificateKeystorePassword = "$ref{keystore.tls.password}"
                certificateKeyAlias = "tls"
                """.formatted(CONNECTOR, path(store));
    }

    @Test
    void leavesTheConnectorAloneWhereItFollowsTheTables() throws IOException {
        var edits = ControlEdits.of(new SeparateKeystores(), Kernel.PKCS12);

        assertThat(edits.toml().keySet()).noneMatch(key -> key.startsWith("transport."));
    }
}
