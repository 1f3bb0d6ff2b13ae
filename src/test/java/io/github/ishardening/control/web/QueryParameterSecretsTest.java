package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryParameterSecretsTest {

    private static final String RESTRICTED = "oauth.restricted_query_parameters";
    private static final String ALLOWED = "request_parameters.allow_sensitive_data_in_url";

    @TempDir
    private Path folder;

    @Test
    void areRefusedAsShippedUntilTheListIsShorter() throws IOException {
        try (var server = AuditedServer.of(LookAlike.Line.IS_7_1.open(folder))) {
            assertThat(server.findings(new QueryParameterSecrets())).isEmpty();
            assertThat(server.notApplicable(new QueryParameterSecrets())).isEmpty();
            harden(server);
            assertThat(server.findings(new QueryParameterSecrets())).isEmpty();
            // Parents come first: the server can't read [oauth] after the table below it.
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "[oauth.token_renewal]",
                    "[oauth]\nrestricted_query_parameters = [\"client_secret\"]\n\n[oauth.token_renewal]");

            assertThat(server.findings(new QueryParameterSecrets()))
                    .containsExactly("warning " + server.line("restricted_query_parameters")
                            + ": username, password are accepted in query parameters. Add them to " + RESTRICTED + ".");
        }
    }

    @Test
    void areRestrictedOnceBesideWhatElseTheUserRestricts() throws IOException {
        try (var server = AuditedServer.of(LookAlike.Line.IS_7_1.open(folder))) {
            server.toml("[oauth]\nrestricted_query_parameters = [\"api_key\"]\n");

            harden(server);

            assertThat(ServerBuilds.toml(server.distribution()).strings(RESTRICTED))
                    .containsExactly("api_key", "username", "password", "client_secret");
            assertThat(server.findings(new QueryParameterSecrets())).isEmpty();
            assertTwiceIsOnce(server);
        }
    }

    /** As API Manager's templates do. */
    @Test
    void areRefusedInUrlsWhereTheVersionCan() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(
                    "repository/resources/conf/templates/repository/conf/urls.xml.j2",
                    "<Allowed>{{" + ALLOWED + "}}</Allowed>\n");
            String said = ": secrets are accepted in URLs. Set " + ALLOWED + " to false.";
            assertThat(server.findings(new QueryParameterSecrets()))
                    .containsExactly("warning " + ServerFiles.DEPLOYMENT_TOML + said);

            harden(server);
            assertThat(server.findings(new QueryParameterSecrets())).isEmpty();
            assertTwiceIsOnce(server);

            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "allow_sensitive_data_in_url = false",
                    "allow_sensitive_data_in_url = true");
            assertThat(server.findings(new QueryParameterSecrets()))
                    .containsExactly("warning " + server.line("allow_sensitive_data_in_url") + said);
        }
    }

    @Test
    void areNotDecidedOnAVersionThatKnowsNeitherSetting() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new QueryParameterSecrets())).isEmpty();
            assertThat(server.notApplicable(new QueryParameterSecrets()))
                    .containsExactly("this version supports none of " + RESTRICTED + ", " + ALLOWED);
        }
    }

    private static void harden(AuditedServer server) throws IOException {
        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
    }

    private static void assertTwiceIsOnce(AuditedServer server) throws IOException {
        String once = server.read(ServerFiles.DEPLOYMENT_TOML);
        harden(server);
        assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
    }
}
