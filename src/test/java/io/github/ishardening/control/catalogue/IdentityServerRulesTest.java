package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.web.AdminServiceDenyList;
import io.github.ishardening.control.web.CallbackUrl;
import io.github.ishardening.control.web.QueryParameterSecrets;
import io.github.ishardening.control.web.XssFilter;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about what only Identity Server has, and no bare kernel. */
class IdentityServerRulesTest {

    private static final String RECOVERY = "identity_mgt.recovery.callback_url";

    @TempDir
    private Path folder;

    private Distribution distribution;
    private AuditedServer server;

    @BeforeEach
    void opensAnIdentityServer() throws IOException {
        distribution = LookAlike.Line.IS_7_1.open(folder);
        server = AuditedServer.of(distribution);
    }

    @AfterEach
    void closesIt() throws IOException {
        distribution.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .*                                         | also allows https://attacker.example/
            https://is.example.com(:9443)?/.*          | also allows https://isxexamplexcom/
            [https://is\\\\.example\\\\.com]+.*        | also allows https://attacker.example/
            https://is\\\\.example\\\\.com.*           | also allows https://is.example.com.attacker.example/
            .*https://is\\\\.example\\\\.com(:9443)?/.* | also allows https://attacker.example/?https://is.example.com:9443/
            https://(                                  | is no regular expression
            """)
    void findsCallbackPatternsThatRestrictNothing(String pattern, String fault) throws IOException {
        harden();
        server.toml("[identity_mgt.recovery]\ncallback_url = \"" + pattern + "\"\n");

        assertThat(server.findings(new CallbackUrl()))
                .containsExactly(
                        "warning %s: %s %s. Name your own host: 'https://is\\.example\\.com(:${carbon.management.port})?/.*'."
                                .formatted(server.line("callback_url = \"" + pattern + "\""), RECOVERY, fault));
    }

    @Test
    void keepsACallbackPatternOfTheUserThatRestricts() throws IOException {
        String pattern = "https://(is|login)\\\\.example\\\\.com/.*";
        server.toml("[identity_mgt.recovery]\ncallback_url = \"%s\"\n".formatted(pattern));

        harden();

        assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).contains(pattern);
        assertThat(server.findings(new CallbackUrl())).isEmpty();
    }

    @Test
    void findsThatTheScriptFilterIsOff() throws IOException {
        harden();
        server.replace(
                "repository/resources/conf/templates/repository/conf/carbon.xml.j2",
                "<XSSPreventionConfig>\n            <Enabled>true",
                "<XSSPreventionConfig>\n            <Enabled>false");

        assertThat(server.findings(new XssFilter()))
                .containsExactly("warning repository/conf/carbon.xml: XSSPreventionConfig isn't enabled. Take the"
                        + " template of carbon.xml from the stock distribution.");
    }

    @Test
    void findsQueryParametersThatCarrySecrets() throws IOException {
        harden();
        assertThat(server.findings(new QueryParameterSecrets())).isEmpty();
        server.toml("[oauth]\nrestricted_query_parameters = [\"client_secret\"]\n");

        assertThat(server.findings(new QueryParameterSecrets()))
                .containsExactly(
                        "warning %s: username, password are taken from query parameters. Add them to oauth.restricted_query_parameters."
                                .formatted(server.line("restricted_query_parameters")));
    }

    @Test
    void restrictsWhatElseTheUserRestricts() throws IOException {
        server.toml("[oauth]\nrestricted_query_parameters = [\"api_key\"]\n");

        harden();

        assertThat(ServerBuilds.toml(distribution).strings("oauth.restricted_query_parameters"))
                .containsExactly("api_key", "username", "password", "client_secret");
    }

    @Test
    void switchesDangerousAdminServicesOffWhereTheVersionCan() throws IOException {
        knowsDenyList();
        assertThat(server.findings(new AdminServiceDenyList()))
                .containsExactly("warning repository/conf/deployment.toml: the admin services CarbonAppUploader,"
                        + " WebappAdmin, FileDownloadService, FileUploadService, LoginStatisticsAdmin, NDataSourceAdmin"
                        + " are on. Add them to admin_service.deny_list.");

        harden();

        assertThat(server.findings(new AdminServiceDenyList())).isEmpty();
        server.replace(ServerFiles.DEPLOYMENT_TOML, "  \"WebappAdmin\",\n", "");
        assertThat(server.findings(new AdminServiceDenyList()))
                .containsExactly(
                        "warning %s: the admin services WebappAdmin are on. Add them to admin_service.deny_list."
                                .formatted(server.line("deny_list")));
    }

    @Test
    void saysNothingOfADenyListThatTheVersionDoesNotKnow() throws IOException {
        assertThat(server.findings(new AdminServiceDenyList())).isEmpty();
    }

    private void harden() throws IOException {
        ServerBuilds.harden(AuditedServer.builds(), distribution);
    }

    /** As the template of Identity Server 7.3 does. */
    private void knowsDenyList() throws IOException {
        String template = "repository/resources/conf/templates/repository/conf/denied.xml.j2";
        distribution.write(
                template,
                "<Denied>{% for service in admin_service.deny_list %}<Service>{{service}}</Service>{% endfor %}</Denied>\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(List.copyOf(distribution.edits().keySet())).contains(template);
    }
}
