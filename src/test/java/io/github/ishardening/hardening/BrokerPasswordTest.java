package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerPasswordTest {

    private static final String WARNING =
            ": the administrator's password contains @, # or %, which have a special meaning in the addresses of API"
                    + " Manager's message broker: its gateways can't connect. Choose one without them.";

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
    @CsvSource({"APIM_4_5, true", "GATEWAY_4_5, true", "IS_7_1, false"})
    void isWarnedOfByNameOnlyWhereItIsABrokers(ProductLookAlike product, boolean isBrokers) throws IOException {
        var builds = servers.with("keys");
        try (var distribution = product.open()) {
            for (String password : new String[] {"Adm1n@Example", "Adm1n#Example", "Adm1n%Example"}) {
                builds.said.clear();
                BrokerPassword.warn(
                        distribution.product(), Optional.empty(), Secret.of(password), Optional.empty(), builds);

                assertThat(builds.said)
                        .isEqualTo(isBrokers ? List.of("WARNING <superAdmin><password>" + WARNING) : List.of());
            }
        }
    }

    @Test
    void isTheInternalAccountsWhereThereIsOne() throws IOException {
        var builds = servers.with("keys");
        try (var distribution = ProductLookAlike.APIM_4_5.open()) {
            builds.said.clear();
            for (String password : new String[] {"1nternal@Example", "1nternal-Example"}) {
                BrokerPassword.warn(
                        distribution.product(),
                        Optional.of(Secret.of(password)),
                        Secret.of("Adm1n@Example"),
                        Optional.empty(),
                        builds);
            }

            assertThat(builds.said)
                    .containsExactly("WARNING <internalAccount><password>"
                            + WARNING.replace("administrator's", "internal account's"));
        }
    }

    @Test
    void isWarnedOfWhereTheFragmentSetsIt() throws IOException {
        var builds = hardened("[super_admin]\npassword = \"Adm1n@Example\"\n");

        assertThat(builds.said)
                .contains("WARNING " + shared.resolve("fragment.toml") + ":2" + WARNING)
                .noneMatch(line -> line.contains("Adm1n@Example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[super_admin]\npassword = \"Adm1n-Example\"\n", "[super_admin]\npassword = \"$env{A}@\"\n", ""})
    void isFineWithoutSuchLettersOrNotSeen(String fragment) throws IOException {
        assertThat(hardened(fragment).said).noneMatch(line -> line.contains("broker"));
    }

    private static KeyBuilds hardened(String fragment) throws IOException {
        var builds = servers.with("keys");
        builds.fragment = Optional.of(Files.writeString(shared.resolve("fragment.toml"), fragment));
        try (var distribution = ProductLookAlike.APIM_4_5.open()) {
            ServerBuilds.harden(builds, distribution);
        }
        return builds;
    }
}
