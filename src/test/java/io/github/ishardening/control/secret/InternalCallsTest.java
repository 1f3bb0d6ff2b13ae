package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.InternalAccount;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InternalCallsTest {

    private static final String PRODUCT = "WSO2 API Manager v4.5.0";
    private static final String SHARED = "internal calls use the super administrator's account: %s."
            + " Set a separate account in <internalAccount>.";
    private static final String BY_HAND = ": a build can't create the account for internal calls, apim_internal."
            + " Create it with the role admin at the first start, and restart the server.";
    private static final String PASSWORD = "$env{IS_INTERNAL_ACCOUNT_PASSWORD}";

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

    @Test
    void areTheAdministratorsAsShippedAndAnAccountsOfTheirOwnIfAsked() throws IOException {
        try (var server = ApiManager.stock(PRODUCT)) {
            assertThat(server.findings(new InternalCalls()))
                    .containsExactly("info repository/conf/api-manager.xml: "
                            + SHARED.formatted(
                                    "apim.key_manager.username, apim.throttling.username, apim.event_hub.username"));
            assertThat(server.byHand(new InternalCalls())).isEmpty();
            assertThat(hardened(server, Optional.empty()).isEdited()).isFalse();

            var toml = hardened(server, Optional.of("apim_internal"));

            assertThat(toml.string("apim.key_manager.username")).contains("apim_internal");
            assertThat(toml.string("apim.key_manager.password")).contains(PASSWORD);
            assertThat(toml.string("apim.throttling.username")).contains("apim_internal");
            assertThat(toml.string("apim.throttling.password")).contains(PASSWORD);
            assertThat(toml.has("apim.event_hub")).isFalse();
            server.put(ServerFiles.DEPLOYMENT_TOML, toml.bytes());
            assertThat(server.findings(new InternalCalls())).isEmpty();
            assertThat(server.byHand(new InternalCalls())).containsExactly(server.line("apim_internal") + BY_HAND);
        }
    }

    /** One of a gateway is at its control plane. */
    @Test
    void keepAnAccountThatDeploymentTomlNamesAndLeaveTheAdministratorWhereverTheyLead() throws IOException {
        try (var server = ApiManager.stock(PRODUCT, """
                [apim.throttling]
                username = "counter"
                password = "$env{COUNTER}"

                [apim.event_hub]
                username = "$ref{super_admin.username}"
                password = "$ref{super_admin.password}"
                service_url = "https://cp.example.com:9443/services/"
                """)) {
            var toml = hardened(server, Optional.of("apim_internal"));

            assertThat(toml.string("apim.throttling.username")).contains("counter");
            assertThat(toml.string("apim.throttling.password")).contains("$env{COUNTER}");
            assertThat(toml.string("apim.event_hub.username")).contains("apim_internal");
            assertThat(toml.string("apim.event_hub.password")).contains(PASSWORD);
        }
    }

    @Test
    void areMadeByNoOtherProduct() throws IOException {
        var builds = servers.with("kernel");
        builds.internalAccount = Optional.of("apim_internal");
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(builds.said).noneMatch(line -> line.startsWith("Create the account"));
            assertThat(builds.said)
                    .contains("WARNING <internalAccount>: has no effect, because WSO2 Carbon Kernel 4.10.32 has no"
                            + " setting for it.");
            assertThat(server.findings(new InternalCalls())).isEmpty();
            assertThat(server.notApplicable(new InternalCalls()))
                    .containsExactly(
                            "this version supports none of apim.key_manager.username, apim.throttling.username,"
                                    + " apim.throttling.policy_deploy.username, apim.event_hub.username,"
                                    + " apim.transaction_counter.service_username,"
                                    + " apim.workflow.client_registration_username");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APIM_4_5", "GATEWAY_4_5"})
    void ofARealPackHaveAnAccountInEveryFile(ProductLookAlike product) throws IOException {
        var builds = servers.with(product.name());
        builds.internalAccount = Optional.of("apim_internal");
        try (var pack = product.open()) {
            ServerBuilds.harden(builds, pack);

            var server = AuditedServer.of(pack);
            assertThat(server.findings(new InternalCalls())).isEmpty();
            assertThat(server.byHand(new InternalCalls())).hasSize(1).allMatch(task -> task.endsWith(BY_HAND));
            assertThat(builds.secrets().getProperty("internal-account.password"))
                    .hasSize(24);
            assertThat(builds.said)
                    .contains("Create the account apim_internal with the role admin at the first start, and restart the"
                            + " server; its password is the value of internal-account.password in "
                            + builds.folder.resolve("secrets.properties") + ".");
            byte[] once = pack.read(ServerFiles.DEPLOYMENT_TOML);
            var rendered = builds.renderer.render(pack, once);
            for (String path : List.of("repository/conf/jndi.properties", "repository/conf/jndi-cp.properties")) {
                assertThat(new String(rendered.file(path), StandardCharsets.UTF_8))
                        .contains("amqp://apim_internal:$secret{internal_account_password}@clientid")
                        .doesNotContain("super_admin_password");
            }
            assertThat(new String(rendered.file(ApiManager.API_MANAGER_XML), StandardCharsets.UTF_8))
                    .doesNotContain("super_admin_password");

            ServerBuilds.harden(builds, pack);
            assertThat(pack.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
        }
    }

    private static DeploymentToml hardened(AuditedServer server, Optional<String> name) throws IOException {
        var pack = server.distribution();
        var toml = ServerBuilds.toml(pack);
        var hardening = FakeStores.hardening(
                pack,
                toml,
                List.of(),
                StoreType.PKCS12,
                Map.of(
                        "super_admin.username", "admin",
                        "apim.key_manager.username", "${admin.username}",
                        "apim.throttling.username", "admin",
                        "apim.event_hub.username", "admin"));
        var account = name.map(each -> new InternalAccount(each, Secret.of("secret of internal calls")));
        new InternalCalls().harden(FakeStores.with(account, hardening.settings(), hardening));
        byte[] once = toml.bytes();
        new InternalCalls().harden(FakeStores.with(account, hardening.settings(), hardening));
        assertThat(toml.bytes()).isEqualTo(once);
        return toml;
    }
}
