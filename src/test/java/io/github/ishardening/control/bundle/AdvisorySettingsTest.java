package io.github.ishardening.control.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.FrameworkFeatures;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Advisories on Identity Server 5.9 to 7.1 and API Manager, as they came out, updated, and set by somebody. */
class AdvisorySettingsTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String UPDATES = "updates/config.json";
    private static final String PAGES =
            "https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/";
    private static final String REFRESH = "oauth.token_renewal.validate_authenticated_user_for_refresh_grant";
    private static final String LOCKED = "warning %s: " + REFRESH
            + " is false: users locked in the user store still get tokens with their refresh tokens (WSO2-2024-3676,"
            + " CVE-2024-9517). Set "
            + REFRESH + " to true ("
            + PAGES + "2025/WSO2-2024-3676/).";
    private static final String STORE_LOCK = "info " + LookAlike.IDENTITY_XML
            + ": authentication_policy.pre_authentication_account_lock_check isn't set:"
            + " failed logins to an account that is locked here still reach the user store, and lock it there too"
            + " (WSO2-2024-3606, CVE-2024-7478). Set authentication_policy.pre_authentication_account_lock_check"
            + " to true (" + PAGES + "2025/WSO2-2024-3606/).";
    private static final String HIDDEN = "warning " + LookAlike.IDENTITY_XML
            + ": authentication.local_authenticators.hide_user_existence isn't set: the login reveals who has an"
            + " account"
            + " (WSO2-2025-4583, CVE-2025-13591). Set authentication.local_authenticators.hide_user_existence to true ("
            + PAGES + "2026/WSO2-2025-4583/).";
    private static final String REMOTE_LOG = "warning %s: remote_logging.encrypt_secrets isn't set,"
            + " remote_logging.hide_secrets isn't set: administrators can see the passwords of the remote log server"
            + " in plain text (WSO2-2025-4369, CVE-2025-7203). Set remote_logging.encrypt_secrets to true, set"
            + " remote_logging.hide_secrets to true (" + PAGES + "2026/WSO2-2025-4369/).";
    private static final String PATHS = "error %s: [[resource.access_control]] doesn't restrict access to"
            + " (.*)/((\\.+)|(.*;+.*)|%%2e)/(.*): paths with dots or semicolons bypass the access control of the REST"
            + " APIs (WSO2-2022-2177). Update the pack to level %d, or add the entries of the advisory ("
            + PAGES + "2023/WSO2-2022-2177/)%s.";
    private static final String UPLOADS = "error %s: [[resource.access_control]] doesn't restrict access to"
            + " (.*)/fileupload/(.*):"
            + " anyone can upload files, and so run code (WSO2-2021-1738, CVE-2022-29464). Update the pack to level"
            + " %d, or add the entries of the advisory (" + PAGES + "2022/WSO2-2021-1738/)%s.";
    private static final String UNKNOWN_TO_7_1 =
            "this version doesn't support authentication.local_authenticators.hide_user_existence (WSO2-2025-4583),"
                    + " token_exchange.implicit_association.include_primary_when_secondary_present (WSO2-2025-4493),"
                    + " remote_logging.encrypt_secrets (WSO2-2025-4369), remote_logging.hide_secrets (WSO2-2025-4369)";

    @TempDir
    private Path folder;

    private AuditedServer server;

    @AfterEach
    void closesTheServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void areMissingAsShippedAndThereOnceHardened() throws IOException {
        open(LookAlike.Line.IS_7_1);
        assertThat(findings()).containsExactly(LOCKED.formatted(LookAlike.IDENTITY_XML), STORE_LOCK);

        harden();
        assertThat(findings()).isEmpty();
        assertThat(notApplicable()).containsExactly(UNKNOWN_TO_7_1);
        assertThat(server.read(TOML))
                .contains("validate_authenticated_user_for_refresh_grant = true")
                .doesNotContain("hide_user_existence", "common_auth_caller_path", "enable_circuit_breaker");
        assertHardenedOnce();
    }

    @Test
    void comeWithTheUpdateThatKnowsThem() throws IOException {
        open(LookAlike.Line.IS_7_1);
        FrameworkFeatures.lay("org.wso2.carbon.identity.core.server.feature-7.8.614.zip", server.distribution());
        String template = ServerFiles.CARBON_XML;
        server.replace(
                "repository/resources/conf/templates/" + template + ".j2",
                "</Server>",
                "<Log>{{remote_logging.encrypt_secrets}}{{remote_logging.hide_secrets}}</Log></Server>");
        assertThat(findings())
                .containsExactly(
                        HIDDEN, REMOTE_LOG.formatted(TOML), LOCKED.formatted(LookAlike.IDENTITY_XML), STORE_LOCK);

        harden();
        assertThat(findings()).isEmpty();
        assertThat(notApplicable()).isEmpty();
        assertThat(server.read(TOML))
                .contains("hide_user_existence = true", "encrypt_secrets = true", "hide_secrets = true");
    }

    @Test
    void areLeftAndReportedWhereTheUserHasSetThemOtherwise() throws IOException {
        open(LookAlike.Line.IS_7_1);
        server.toml("""
                [oauth.token_renewal]
                validate_authenticated_user_for_refresh_grant = false
                [user_store_commons]
                enable_circuit_breaker_for_user_stores = false
                """);

        harden();
        assertThat(findings())
                .containsExactly(
                        LOCKED.formatted(server.line("validate_authenticated_user_for_refresh_grant")),
                        "warning %s: user_store_commons.enable_circuit_breaker_for_user_stores is false: while one user store"
                                        .formatted(server.line("enable_circuit_breaker"))
                                + " is unreachable, failed logins don't lock accounts in the others (WSO2-2024-3352,"
                                + " CVE-2024-6832). Set user_store_commons.enable_circuit_breaker_for_user_stores to true ("
                                + PAGES + "2026/WSO2-2024-3352/).");
    }

    @Test
    void areReadWhereTheServerReadsThem() throws IOException {
        open(LookAlike.Line.IS_7_1);
        harden();
        server.replace(
                "repository/resources/conf/templates/" + LookAlike.IDENTITY_XML + ".j2",
                "{{" + REFRESH + "}}",
                "false");

        assertThat(findings())
                .containsExactly(LOCKED.formatted(server.line("validate_authenticated_user_for_refresh_grant"))
                        .replace(
                                "Set " + REFRESH + " to true",
                                "Restore the template of " + LookAlike.IDENTITY_XML + " from the stock distribution"));
    }

    @Test
    void areAskedForOnlyWhereTheRiskIs() throws IOException {
        open(LookAlike.Line.IS_7_1);
        harden();
        assertThat(server.read(TOML)).doesNotContain("maskUserNotExistsErrorCode");
        server.toml("""
                [authentication.authenticator.basic.parameters]
                showAuthFailureReason = true
                """);
        assertThat(findings())
                .containsExactly("warning repository/conf/identity/application-authentication.xml:"
                        + " authentication.authenticator.basic.parameters.maskUserNotExistsErrorCode isn't set: a"
                        + " failed login reveals who has an account (WSO2-2024-3606, CVE-2024-7478). Set"
                        + " authentication.authenticator.basic.parameters.maskUserNotExistsErrorCode to true ("
                        + PAGES + "2025/WSO2-2024-3606/).");

        harden();
        assertThat(findings()).isEmpty();
        assertThat(server.read(TOML)).contains("maskUserNotExistsErrorCode = true");
    }

    @Test
    void closeAccessBesideTheRowsThatTheServerHas() throws IOException {
        open(LookAlike.Line.IS_5_9);
        String row = "[[resource.access_control]]\ncontext = \"(.*)/own/(.*)\"\nsecure = true\nhttp_method = \"all\"\n";
        server.toml(row);
        String at = server.line("[[resource.access_control]]");
        assertThat(findings()).containsExactly(PATHS.formatted(at, 86, ""), UPLOADS.formatted(at, 55, ""));
        var before = contexts();

        harden();
        assertThat(findings()).isEmpty();
        assertThat(contexts())
                .startsWith("(.*)/own/(.*)", "(.*)/((\\.+)|(.*;+.*)|%2e)/(.*)")
                .containsAll(before);
        assertThat(contexts().subList(2, 6))
                .containsExactly(
                        "(.*)/fileupload/service(.*)",
                        "(.*)/fileupload/entitlement-policy(.*)",
                        "(.*)/fileupload/resource(.*)",
                        "(.*)/fileupload/(.*)");
        assertHardenedOnce();
    }

    @Test
    void openNoRowThatSomebodyClosed() throws IOException {
        open(LookAlike.Line.IS_5_9);
        server.toml("""
                [[resource.access_control]]
                context = "(.*)/fileupload/(.*)"
                secure = false
                http_method = "all"
                """);

        harden();
        assertThat(findings()).containsExactly(UPLOADS.formatted(server.line("[[resource.access_control]]"), 55, ""));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            secure = true,  http_method = "GET", `permissions = ["/permission"]`
            secure = false, http_method = "all", `permissions = ["/permission"]`
            secure = true,  http_method = "all", ``
            """)
    void areOpenWhereTheFirstRowOfThePathIs(String secure, String method, String permissions) throws IOException {
        open(LookAlike.Line.IS_5_9);
        String first = String.join("\n", secure, method, permissions == null ? "" : permissions);
        server.toml("""
                [[resource.access_control]]
                context = "(.*)/fileupload/(.*)"
                %s
                [[resource.access_control]]
                context = "(.*)/fileupload/(.*)"
                secure = true
                http_method = "all"
                permissions = ["/permission/protected/"]
                """.formatted(first));

        harden();
        assertThat(findings()).containsExactly(UPLOADS.formatted(server.line("[[resource.access_control]]"), 55, ""));
    }

    @Test
    void needNoRowsOfAPackThatSaysNoLevelThoughItIsUpdated() throws IOException {
        open(LookAlike.Line.IS_5_9);
        server.put(UPDATES, "{}".getBytes(UTF_8));

        harden();
        assertThat(findings()).isEmpty();
        assertThat(notApplicable()).contains("the updates folder doesn't contain the update level");
        assertThat(server.read(TOML)).doesNotContain("access_control");
    }

    @Test
    void needNoRowsWithTheUpdateThatTheyStandInFor() throws IOException {
        open(LookAlike.Line.IS_5_9);
        server.put(UPDATES, "{\"update-level\": 85}".getBytes(UTF_8));
        assertThat(findings()).containsExactly(PATHS.formatted(LookAlike.IDENTITY_XML, 86, ""));

        server.put(UPDATES, "{\"update-level\": 86}".getBytes(UTF_8));
        harden();
        assertThat(findings()).isEmpty();
        assertThat(server.read(TOML)).doesNotContain("access_control");
    }

    @Test
    void neverTakeAwayTheRowsOfDefaults() throws IOException {
        open(LookAlike.Line.IS_5_9);
        String path = "repository/resources/conf/default.json";
        String row = """
                {"resource.access_control":
                  [{"context": "(.*)/own/(.*)", "secure": true, "http_method": "GET", "permissions": "/permission"}],
                """;
        server.put(path, row + server.read(path).substring(1));
        String defaults = " and those of default.json, which they replace";
        assertThat(contexts()).startsWith("(.*)/own/(.*)");

        harden();
        assertThat(contexts()).startsWith("(.*)/own/(.*)");
        assertThat(findings())
                .containsExactly(
                        PATHS.formatted(LookAlike.IDENTITY_XML, 86, defaults),
                        UPLOADS.formatted(LookAlike.IDENTITY_XML, 55, defaults));
    }

    @Test
    void areThoseOfApiManagerToo() throws IOException {
        server = AuditedServer.of(ProductLookAlike.APIM_4_5.open());
        assertThat(findings())
                .containsExactly("error " + LookAlike.IDENTITY_XML
                        + ": authentication.jit_provisioning.associating_to_existing_user is true: anyone with a new"
                        + " account at the identity provider takes over the local account with the same name"
                        + " (WSO2-2021-1573). Set authentication.jit_provisioning.associating_to_existing_user to"
                        + " false (" + PAGES + "2022/WSO2-2021-1573/).");

        harden();
        assertThat(findings()).isEmpty();
        assertHardenedOnce();
    }

    @Test
    void areNotDecidedWhereTheFileDoesNotHoldThem() throws IOException {
        open(LookAlike.Line.IS_5_9);

        harden();
        assertThat(notApplicable())
                .contains("the files that the server generates don't contain"
                        + " authentication.jit_provisioning.associating_to_existing_user (WSO2-2021-1573)");
    }

    @Test
    void areReadAsBlankWhereTheServerReadsNothing() throws IOException {
        open(LookAlike.Line.IS_7_1);
        harden();
        server.replace(
                "repository/resources/conf/templates/" + LookAlike.IDENTITY_XML + ".j2", "{{" + REFRESH + "}}", "");

        assertThat(findings())
                .singleElement()
                .asString()
                .contains(REFRESH + " isn't set", "Restore the template of " + LookAlike.IDENTITY_XML);
    }

    @Test
    void areReadOfTheAuthenticatorThatTheyAreFor() throws IOException {
        open(LookAlike.Line.IS_7_1);
        server.toml("""
                [authentication.authenticator.basic.parameters]
                showAuthFailureReason = true
                maskUserNotExistsErrorCode = false
                [authentication.authenticator.another]
                name = "AnotherAuthenticator"
                enable = true
                [authentication.authenticator.another.parameters]
                maskUserNotExistsErrorCode = true
                """);

        assertThat(findings()).anyMatch(finding -> finding.contains("maskUserNotExistsErrorCode is false"));
    }

    @Test
    void areNotDecidedOnAProductThatNoAdvisorySpeaksOf() throws IOException {
        server = AuditedServer.stock(Kernel.PKCS12);

        assertThat(findings()).isEmpty();
        assertThat(notApplicable()).containsExactly("no advisory requires a setting of WSO2 Carbon Kernel 4.10.32");
    }

    private void open(LookAlike.Line line) throws IOException {
        server = AuditedServer.of(line.open(folder));
    }

    private List<String> findings() throws IOException {
        return server.findings(new AdvisorySettings());
    }

    private List<String> notApplicable() throws IOException {
        return server.notApplicable(new AdvisorySettings());
    }

    private void harden() throws IOException {
        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
    }

    private void assertHardenedOnce() throws IOException {
        byte[] once = server.distribution().read(TOML);
        harden();
        assertThat(server.distribution().read(TOML)).isEqualTo(once);
    }

    /** The paths of access control in the file that the server reads, in its order. */
    private List<String> contexts() throws IOException {
        Distribution distribution = server.distribution();
        byte[] identity = AuditedServer.builds()
                .surroundings()
                .renderer()
                .render(distribution, distribution.read(TOML))
                .file(LookAlike.IDENTITY_XML);
        return XmlFile.parse(identity).orElseThrow().elements("//ResourceAccessControl/Resource").stream()
                .map(resource -> resource.getAttribute("context"))
                .toList();
    }
}
