package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnresolvedReferencesTest {

    private static final String DECLARATION = " xmlns:svns=\"http://org.wso2.securevault/configuration\"";
    private static final String BROKER = "repository/conf/broker.xml";
    private static final String ADDRESSES = "repository/conf/jndi.properties";
    private static final String STRATOS = "repository/conf/multitenancy/stratos.xml";
    private static final String TAKEN = ": the server uses the reference to the vault as the password, because ";
    private static final String UNDECLARED =
            "error %s" + TAKEN + "the file doesn't declare xmlns:svns=\"http://org.wso2.securevault/configuration\"."
                    + " Set the password in plain text or as $env{NAME}, or declare that namespace in the template.";
    private static final String RAW =
            "error %s" + TAKEN + "it reads %s unprocessed. Set it in plain text or as $env{NAME}.";
    private static final String ONE_ONLY = "error " + ADDRESSES
            + ":2: this address of the message broker contains several references to the vault, but the server's"
            + " securevault resolves only one (wso2/api-manager issues 3054 and 4582)."
            + " Update the pack to one with org.wso2.securevault 1.1.13 or later, or set the others in plain"
            + " text or as $env{NAME}.";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"'', '', true", "svns, '', false", "'', svns, false"})
    void areReportedInAFileWhereNothingAroundThemDeclaresTheVault(String root, String inside, boolean isFound)
            throws IOException {
        var server = ApiManager.stock(
                        "WSO2 API Manager v4.2.0",
                        "[broker]\npassword = \"$secret{broker}\"\n[secrets]\nbroker = \"QQ==\"\n")
                .put(
                        Templates.of(BROKER),
                        "<broker%s>\n  <keyStore%s>\n    <password>{{broker.password}}</password>\n  </keyStore>\n</broker>\n"
                                .formatted(declared(root), declared(inside)));
        try (server) {
            assertThat(server.findings(new VaultBroken()).stream().filter(finding -> finding.contains(TAKEN)))
                    .isEqualTo(isFound ? List.of(UNDECLARED.formatted(BROKER + ":3")) : List.of());
        }
    }

    private static String declared(String prefix) {
        return prefix.isEmpty() ? "" : DECLARATION;
    }

    @ParameterizedTest
    @CsvSource({"1.1.7, true", "1.1.12, true", "1.1.13, false", "1.2.0.wso2v1, false", "'', false"})
    void areResolvedOnceInAnAddressOfTheBrokerBeforeSecurevaultResolvesAll(String version, boolean isFound)
            throws IOException {
        var server = ApiManager.stock(
                        "WSO2 API Manager v4.4.0",
                        "[jms]\nuser = \"$secret{user}\"\nstore = \"$secret{store}\"\n[secrets]\nuser = \"QQ==\"\nstore = \"QQ==\"\n")
                .put(
                        Templates.of(ADDRESSES),
                        "topic.throttleData = {{jms.user}}{{jms.store}}\nconnectionfactory.A = amqp://a:{{jms.user}}@b?c='{{jms.store}}'\n"
                                + "connectionfactory.B = amqp://a:{{jms.user}}@b\n");
        if (!version.isEmpty()) {
            server.put("repository/components/plugins/org.wso2.securevault_%s.jar".formatted(version), "");
        }
        try (server) {
            assertThat(server.findings(new VaultBroken()).stream()
                            .filter(finding -> finding.contains("message broker")))
                    .isEqualTo(isFound ? List.of(ONE_ONLY) : List.of());
        }
    }

    @Test
    void areReportedWhereTheServerReadsAFileAsItStands() throws IOException {
        var server = ApiManager.stock("WSO2 API Manager v4.5.0", """
                [multi_tenancy.stratos.paypal]
                password = "$secret{paypal}"

                [apim.token.revocation]
                persistent_notifier.password = "$secret{etcd}"

                [secrets]
                paypal = "QQ=="
                etcd = "QQ=="
                """)
                .put(
                        Templates.of(STRATOS),
                        "<stratosConfig%s>{{multi_tenancy.stratos.paypal.password}}</stratosConfig>\n"
                                .formatted(DECLARATION));
        try (server) {
            assertThat(server.findings(new VaultBroken()).stream().filter(finding -> finding.contains(TAKEN)))
                    .containsExactly(
                            RAW.formatted("repository/conf/deployment.toml:2", "stratos.xml"),
                            RAW.formatted("repository/conf/deployment.toml:5", "api-manager.xml"));
        }
    }

    /** The template of API Manager up to 4.4 doesn't. */
    @Test
    void areResolvedInTheBrokersFileWhoseTemplateDeclaresTheVaultOnceHardened() throws IOException {
        String template = "<!-- <broker> --><broker>\n<password>{{keystore.tls.password}}</password>\n</broker>\n";
        var builds = servers.with("keys");
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(Templates.of(BROKER), template);

            for (int build = 1; build <= 2; build++) {
                ServerBuilds.harden(builds, server.distribution());

                assertThat(server.read(Templates.of(BROKER)))
                        .isEqualTo(template.replace("--><broker>", "--><broker" + DECLARATION + ">"));
                assertThat(server.findings(new VaultBroken())).isEmpty();
            }
        }
        builds = servers.with("environment");
        builds.mode = SecretsMode.ENVIRONMENT;
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(Templates.of(BROKER), template);

            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.read(Templates.of(BROKER))).isEqualTo(template);
        }
    }

    /** What hardening makes is resolved, down to the addresses of API Manager's message broker. */
    @ParameterizedTest
    @EnumSource
    void areNotLeftByHardening(ProductLookAlike product) throws IOException {
        try (var pack = product.open()) {
            ServerBuilds.harden(servers.with(product.name()), pack);

            assertThat(AuditedServer.of(pack).findings(new VaultBroken()).stream()
                            // Another server's keys are available here.
                            .filter(finding -> !finding.contains("uses an AES key")))
                    .isEmpty();
        }
    }

    @Test
    void areNotMadeOfASecretThatTheServerReadsAsItStands() throws IOException {
        try (var pack = ProductLookAlike.APIM_4_5.open()) {
            var server = AuditedServer.of(pack).toml("""
                    [multi_tenancy.stratos.paypal]
                    username = "shop"
                    password = "Pay-Pal-1"
                    """);
            ServerBuilds.harden(AuditedServer.builds(), pack);

            assertThat(ServerBuilds.toml(pack).string("multi_tenancy.stratos.paypal.password"))
                    .contains("Pay-Pal-1");
            assertThat(server.findings(new PlainSecret()))
                    .contains("info " + server.line("Pay-Pal-1")
                            + ": multi_tenancy.stratos.paypal.password is in plain text, because the server reads"
                            + " stratos.xml unprocessed and would use a reference to the vault as the"
                            + " password. Set it as $env{NAME}, or restrict access to the files on the"
                            + " server.");
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).doesNotContain("multi_tenancy_stratos");
        }
    }
}
