package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.RenderedXml;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a real kernel with WSO2's real identity framework, rendered by WSO2's own config-mapper. */
class KeyManagerSetupTest {

    private static final String IDENTITY = "repository/conf/identity/identity.xml";
    private static final String ACCESS_CONTROL = "repository/conf/identity/resource-access-control-v2.xml";
    private static final String FIRST_ACCOUNT = "(//Resource[@context='(.*)/scim2/Me'][@http-method='GET'])[1]";
    private static final String AUTHORIZE_ALL_SCOPES = "//OAuth/AuthorizeAllScopes";
    private static final String AUTHORIZE_INTERNAL_SCOPES = "//OAuth/AuthorizeInternalScopes";
    private static final String RBAC_SCOPE_ISSUER = "//OAuth/EnableGlobalRBACScopeIssuer";
    private static final String ROLE_BASED_SCOPE_ISSUER = "//GlobalScopeValidators/RoleBasedScopeIssuer/Enable";
    private static final String ROLE_PREFIX = "//AllowSystemPrefixForRoles";

    @TempDir
    private static Path rendered;

    @TempDir
    private Path folder;

    private SetupRun run;

    @BeforeEach
    void startsARun() {
        run = new SetupRun(folder, rendered);
    }

    @AfterEach
    void closesTheMapper() throws IOException {
        run.close();
    }

    @Test
    void followsTheInstructionsOfToday() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            run.stage(server);

            var rendered = run.rendered(server);
            assertValue(rendered, AUTHORIZE_ALL_SCOPES, "true");
            assertValue(rendered, AUTHORIZE_INTERNAL_SCOPES, "false");
            assertValue(rendered, ROLE_PREFIX, "true");
            assertValue(rendered, RBAC_SCOPE_ISSUER, "false");
            assertValue(rendered, ROLE_BASED_SCOPE_ISSUER, "false");
            assertAccountIsOpen(rendered);
            assertThat(rendered.value("server.legacy_mode")).isEmpty();
            assertThat(SetupRun.toml(server).bool("oauth.authorize_internal_scopes"))
                    .contains(false);
            assertThat(run.said).isEmpty();
            assertThat(server.exists("dbscripts/identity/key-manager/h2.sql")).isFalse();
        }
    }

    @Test
    void followsTheInstructionsOfTheFirstDocument() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            asDocumented();
            run.stage(server);

            var rendered = run.rendered(server);
            assertValue(rendered, AUTHORIZE_ALL_SCOPES, "false");
            assertThat(RenderedXml.select(rendered, IDENTITY, ROLE_PREFIX)).isEmpty();
            assertValue(rendered, RBAC_SCOPE_ISSUER, "true");
            assertValue(rendered, ROLE_BASED_SCOPE_ISSUER, "true");
            assertAccountIsOpen(rendered);
            assertThat(rendered.value("server.legacy_mode")).contains("true");
            assertThat(server.exists("dbscripts/identity/key-manager/h2.sql")).isTrue();
        }
    }

    @Test
    void listsWhatLegacyModeBringsBack() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            IdentityServers.configure(server, "[signature_util]\nenable_sha256_algo = true\n");
            asDocumented();
            run.stage(server);

            assertThat(run.said)
                    .contains(
                            "WARNING [server] legacy_mode brings back behaviour that Identity Server 7 dropped:",
                            "WARNING   tenant_mgt.signing_alg = MD5withRSA (was SHA256withRSA)",
                            "WARNING   oauth.grant_type.client_credentials.allow_public_client = true (was false)",
                            "WARNING   passive_sts.enable_logout_wreply_validation = false (was true)")
                    // What the configuration says itself, legacy mode doesn't change.
                    .noneMatch(line -> line.contains("signature_util.enable_sha256_algo"));
        }
    }

    @Test
    void followsTheFirstDocumentWithoutLegacyModeToo() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            asDocumented();
            run.legacyMode = false;
            run.stage(server);

            assertValue(run.rendered(server), RBAC_SCOPE_ISSUER, "true");
            assertThat(SetupRun.toml(server).has("server.legacy_mode")).isFalse();
            assertThat(run.said).noneMatch(line -> line.contains("legacy_mode"));
        }
    }

    @Test
    void letsNobodyCreateRolesUnlessAsked() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            run.createRoles = false;
            var registration = run.stage(server);

            assertThat(run.rendered(server).text(IDENTITY, ROLE_PREFIX)).isEmpty();
            assertThat(registration.json()).contains("\"enable_roles_creation\": false");
        }
    }

    @Test
    void keepsAccessControlOfOthersAndAddsItsOwnOnce() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            IdentityServers.configure(server, """
                    [[resource.access_control]]
                    context = "(.*)/reports/(.*)"
                    secure = true
                    http_method = "all"
                    """);
            run.stage(server);
            byte[] once = server.read(Product.DEPLOYMENT_TOML);

            run.stage(server);

            assertThat(server.read(Product.DEPLOYMENT_TOML)).isEqualTo(once);
            assertThat(SetupRun.toml(server).tables("resource.access_control"))
                    .containsExactly(
                            Map.of("context", "(.*)/reports/(.*)", "secure", true, "http_method", "all"),
                            Map.of(
                                    "context",
                                    "(.*)/scim2/Me",
                                    "secure",
                                    true,
                                    "http_method",
                                    "GET",
                                    "cross_tenant",
                                    true,
                                    "permissions",
                                    List.of(),
                                    "scopes",
                                    List.of()));
        }
    }

    @Test
    void saysWhatAnOlderServerDoesNotKnow() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.SEVEN)) {
            run.stage(server);

            assertThat(run.said)
                    .containsExactly("WARNING WSO2 Identity Server 7.1.0 doesn't support oauth.authorize_all_scopes,"
                            + " role_mgt.allow_system_prefix_for_role: update it, or follow the other <profile>.");
        }
    }

    @Test
    void letsTheFragmentWin() throws IOException {
        fragment("[oauth]\nauthorize_all_scopes = false\n");
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            // As the hardening before left it.
            IdentityServers.configure(server, "[oauth]\nauthorize_all_scopes = false\n");
            run.stage(server);

            assertValue(run.rendered(server), AUTHORIZE_ALL_SCOPES, "false");
            assertThat(run.said)
                    .containsExactly("WARNING The fragment sets oauth.authorize_all_scopes, but the key manager needs a"
                            + " different value.");
        }
    }

    @Test
    void refusesToGiveAnyClientInternalScopes() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.FIRST)) {
            assertGivesInternalScopes(
                    server, "WSO2 Identity Server 7.1.0 doesn't support oauth.authorize_internal_scopes");
        }
    }

    @Test
    void refusesToGiveAnyClientInternalScopesBelowTheUpdateLevelOfTheCure() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            updateTo(server, 31);

            assertGivesInternalScopes(
                    server,
                    "WSO2 Identity Server 7.1.0 has update level 31, but supports oauth.authorize_internal_scopes"
                            + " only from level 32");

            updateTo(server, 32);
            run.stage(server);
            assertThat(run.said).isEmpty();
        }
    }

    @Test
    void refusesAFragmentThatGivesAnyClientInternalScopes() throws IOException {
        fragment("[oauth]\nauthorize_internal_scopes = true\n");
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            assertGivesInternalScopes(server, "oauth.authorize_internal_scopes is on");
        }
    }

    @Test
    void refusesASettingOfTheDistributionThatGivesAnyClientInternalScopes() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.FIRST)) {
            IdentityServers.configure(server, "[oauth]\nauthorize_all_scopes = true\n");
            asDocumented();

            assertGivesInternalScopes(
                    server, "WSO2 Identity Server 7.1.0 doesn't support oauth.authorize_internal_scopes");
        }
    }

    @Test
    void givesNobodyScopesWhereTheFragmentSaysSo() throws IOException {
        fragment("[oauth]\nauthorize_all_scopes = false\n");
        try (var server = IdentityServers.open(IdentityServers.FIRST)) {
            run.setup(server);

            assertThat(run.said).isEmpty();
        }
    }

    @Test
    void givesInternalScopesWhereTheUserSaysWhyThatIsNoHarm() throws IOException {
        run.acceptedRisk = Optional.of("clients are registered by hand");
        try (var server = IdentityServers.open(IdentityServers.FIRST)) {
            run.stage(server);

            assertThat(SetupRun.toml(server).has("oauth.authorize_internal_scopes"))
                    .isFalse();
            assertThat(run.said)
                    .containsExactly("WARNING <keyManager>: any client would get the scopes that manage users and"
                            + " applications (CVE-2025-11229), because WSO2 Identity Server 7.1.0 doesn't support"
                            + " oauth.authorize_internal_scopes. Accepted: clients are registered by hand");
        }
    }

    private void assertGivesInternalScopes(Distribution server, String why) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> run.setup(server))
                .withMessage("<keyManager>: any client would get the scopes that manage users and applications"
                        + " (CVE-2025-11229), because " + why
                        + ". Install an update (level 32 or later for 7.1.0, level 125 or later for 7.0.0),"
                        + " or use a fragment with [oauth] authorize_all_scopes = false, or explain in"
                        + " <keyManager><acceptRisk> why this can't be exploited.");
    }

    private static void updateTo(Distribution server, int level) throws IOException {
        server.write(
                "updates/config.json",
                "{\"update-level\": \"%d\"}".formatted(level).getBytes(UTF_8));
    }

    private void fragment(String toml) throws IOException {
        run.fragment = Optional.of(Files.writeString(folder.resolve("fragment.toml"), toml));
    }

    @Test
    void editsTheConfigurationOnly() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            var before = server.edits();
            run.stage(server);

            assertThat(server.edits()).containsAllEntriesOf(before).hasSize(before.size() + 1);
            assertThat(server.edits()).containsEntry(Product.DEPLOYMENT_TOML, Change.REPLACED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WSO2 API Manager v4.4.0, WSO2 API Manager 4.4.0",
        "WSO2 API Control Plane v4.6.0, WSO2 API Control Plane 4.6.0",
        "WSO2 Universal Gateway v4.5.0, WSO2 Universal Gateway 4.5.0",
        "WSO2 Traffic Manager v4.7.0, WSO2 Traffic Manager 4.7.0"
    })
    void refusesAnApiManager(String version, String product) throws IOException {
        assertRefused(
                version,
                "<keyManager><bundle>: is identity-server, but the distribution is " + product
                        + ". Set it to api-manager.");
        try (var server = small(version)) {
            assertThatCode(() -> Bundles.requireApiManager(server)).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAnOlderIdentityServer() throws IOException {
        assertRefused(
                "WSO2 Identity Server v6.1.0",
                "<keyManager>: WSO2 Identity Server 6.1.0 can't be a key manager of type WSO2-IS-7."
                        + " Use Identity Server 7, or remove it and follow API Manager's page on older versions.");
    }

    @ParameterizedTest
    @CsvSource({
        "WSO2 Enterprise Integrator v7.1.0, WSO2 Enterprise Integrator 7.1.0",
        "${product.name} v${product.version}, WSO2 Carbon Kernel 4.10.42"
    })
    void refusesWhatIsNoIdentityServer(String version, String product) throws IOException {
        assertRefused(
                version,
                "<keyManager>: " + product
                        + " can't be a key manager of type WSO2-IS-7; only Identity Server 7 can."
                        + " Use Identity Server 7, or remove it.");
    }

    @Test
    void refusesAnIdentityServerAsApiManager() throws IOException {
        try (var server = small("WSO2 Identity Server v7.1.0")) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> Bundles.requireApiManager(server))
                    .withMessage("<keyManager><bundle>: is api-manager, but the distribution is WSO2 Identity Server"
                            + " 7.1.0. Set it to identity-server.");
        }
    }

    private void asDocumented() {
        run.profile = Profile.DOCUMENTED;
        run.legacyMode = true;
        run.createRoles = false;
        run.uniqueConstraint = true;
    }

    private void assertRefused(String version, String message) throws IOException {
        try (var server = small(version)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> run.setup(server))
                    .withMessage(message);
        }
    }

    private Distribution small(String version) throws IOException {
        var files = Map.of(
                "bin/version.txt",
                version,
                "bin/wso2carbon-version.txt",
                "WSO2 Carbon Framework v4.10.42",
                Product.DEPLOYMENT_TOML,
                "[server]\n",
                "repository/resources/conf/default.json",
                "{}");
        for (var file : files.entrySet()) {
            Path path = folder.resolve("server").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return Distribution.open(folder.resolve("server"));
    }

    /** The first entry counts, and the product's own is behind. */
    private static void assertAccountIsOpen(Rendered rendered) {
        assertThat(RenderedXml.select(rendered, ACCESS_CONTROL, FIRST_ACCOUNT + "/@cross-tenant"))
                .contains("true");
        assertThat(RenderedXml.select(rendered, ACCESS_CONTROL, FIRST_ACCOUNT + "/@secured"))
                .contains("true");
        assertThat(RenderedXml.select(rendered, ACCESS_CONTROL, FIRST_ACCOUNT + "/*"))
                .isEmpty();
    }

    private static void assertValue(Rendered rendered, String xpath, String value) {
        assertThat(RenderedXml.select(rendered, IDENTITY, xpath)).contains(value);
    }
}
