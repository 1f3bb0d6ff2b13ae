package io.github.ishardening.control.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.FrameworkFeatures;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CVE-2025-11229 on Identity Server 7.1 as it came out, and with updates. */
class KeyManagerScopesTest {

    private static final String ALL = "[oauth]\nauthorize_all_scopes = true\n";
    private static final String FOUND = "error %s: oauth.authorize_all_scopes is on, and %s: any client gets the scopes"
            + " that manage users and applications (CVE-2025-11229). %s";
    private static final String UPDATE = "Update it and set oauth.authorize_internal_scopes to false, or set"
            + " oauth.authorize_all_scopes to false.";

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

    @Test
    void areNobodysAsShipped() throws IOException {
        assertThat(server.findings(new KeyManagerScopes())).isEmpty();
    }

    @Test
    void areAnybodysOnAVersionThatCannotKeepThemBack() throws IOException {
        server.toml(ALL);

        assertFound("the server doesn't support oauth.authorize_internal_scopes", UPDATE);

        server.replace(ServerFiles.DEPLOYMENT_TOML, ALL, ALL + "authorize_internal_scopes = false\n");
        assertFound("the server doesn't support oauth.authorize_internal_scopes", UPDATE);
    }

    @Test
    void areAnybodysWhereTheyAreGivenAwayUntilItIsHardened() throws IOException {
        update();
        server.toml(ALL + "authorize_internal_scopes = true\n");
        assertFound("oauth.authorize_internal_scopes isn't false", "Set oauth.authorize_internal_scopes to false.");

        harden();
        assertThat(server.findings(new KeyManagerScopes())).isEmpty();
        assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).contains("authorize_internal_scopes = false");

        byte[] once = distribution.read(ServerFiles.DEPLOYMENT_TOML);
        harden();
        assertThat(distribution.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
    }

    @Test
    void areAnybodysBelowTheUpdateLevelOfTheCure() throws IOException {
        update();
        server.toml(ALL + "authorize_internal_scopes = false\n");
        assertThat(server.findings(new KeyManagerScopes())).isEmpty();

        distribution.write("updates/config.json", "{\"update-level\": 31}".getBytes(UTF_8));
        assertFound(
                "the server has update level 31, but supports oauth.authorize_internal_scopes only from level 32",
                UPDATE);
    }

    @Test
    void areNotDecidedOnAVersionThatGivesNoneAway() throws IOException {
        try (var kernel = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(kernel.findings(new KeyManagerScopes())).isEmpty();
            assertThat(kernel.notApplicable(new KeyManagerScopes()))
                    .containsExactly("this version doesn't support oauth.authorize_all_scopes");
        }
    }

    private void assertFound(String why, String cure) throws IOException {
        assertThat(server.findings(new KeyManagerScopes()))
                .containsExactly(FOUND.formatted(server.line("authorize_all_scopes"), why, cure));
    }

    private void harden() throws IOException {
        ServerBuilds.harden(AuditedServer.builds(), distribution);
    }

    /** Lays the framework over it that knows the setting. */
    private void update() throws IOException {
        FrameworkFeatures.lay("org.wso2.carbon.identity.core.server.feature-7.8.614.zip", distribution);
    }
}
