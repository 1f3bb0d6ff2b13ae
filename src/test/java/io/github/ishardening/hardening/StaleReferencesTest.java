package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleReferencesTest {

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
    void isNothingOfAKernel() throws IOException {
        var builds = servers.with("keys");
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);
        }

        assertThat(builds.said).noneMatch(line -> line.startsWith("WARNING"));
    }

    @Test
    void namesSettingsThatPointToStoresAndKeysThatAreGone() throws IOException {
        var builds = servers.with("keys");
        builds.fragment = Optional.of(Files.writeString(shared.resolve("fragment.toml"), """
                [keystore.saml]
                file_name = "wso2carbon.p12"
                alias = "wso2carbon"
                """));
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);
        }

        assertThat(builds.said)
                .contains(
                        "WARNING keystore.saml.file_name still refers to wso2carbon.p12, which has been removed.",
                        "WARNING keystore.saml.alias still refers to the alias wso2carbon, which no longer exists.");
    }

    @Test
    void namesFilesThatNoSettingReachesWithTheirLines() throws IOException {
        String path = "repository/deployment/server/synapse-configs/default/proxy.xml";
        var builds = servers.with("keys");
        try (var distribution = Kernel.PKCS12.open()) {
            distribution.write(path, """
                    <proxy>{%% raw %%}
                      <!-- <Location>repository/resources/security/wso2carbon.p12</Location> -->
                      <Location>repository/resources/security/wso2carbon.p12</Location>
                    </proxy>
                    """.getBytes(StandardCharsets.UTF_8));
            ServerBuilds.harden(builds, distribution);
        }

        assertThat(builds.said)
                .contains("WARNING " + path + ":3 still refers to wso2carbon.p12, which has been removed.");
    }
}
