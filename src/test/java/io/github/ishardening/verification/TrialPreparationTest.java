package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.verification.check.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial settles before it starts anything. */
class TrialPreparationTest {

    @TempDir
    private Path folder;

    private AuditedServer server;

    @BeforeEach
    void open() throws IOException {
        server = AuditedServer.hardened(Kernel.PKCS12);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void saysWhatAFragmentForTheTrialLeavesUnproven() throws IOException {
        Path fragment = Files.writeString(folder.resolve("trial.toml"), """
                [database.shared_db]
                url = "jdbc:h2:./repository/database/TRIAL"
                [output_adapter.email]
                from_address = "nobody@example.com"
                [monitoring.jmx]
                rmi_server_start = false
                """);

        assertThat(TrialConfiguration.stage(Optional.of(fragment), server.distribution()))
                .containsExactly("database", "mail");
        assertThat(new String(server.distribution().read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8))
                .contains("jdbc:h2:./repository/database/TRIAL");
        assertThat(TrialConfiguration.stage(Optional.empty(), server.distribution()))
                .isEmpty();
    }

    @Test
    void namesVariablesWhoseValuesNobodyKnows() throws IOException {
        server.toml("[custom]\nhost = \"$env{DB_HOST}\"\nuser = \"$env{USER}\"\nkey = \"$env{IS_APP_PASSWORD}\"\n");

        assertThatThrownBy(() -> environment(Map.of(), KnownSecrets.none()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<verifyServer><environment>: DB_HOST is missing, but deployment.toml refers to it."
                        + System.lineSeparator()
                        + "<verifyServer><environment>: IS_APP_PASSWORD is missing, but deployment.toml"
                        + " refers to it. Add it with the source of its value.");
    }

    @Test
    void fetchesVariablesThatAreNamedAndKnowsThoseOfThePlugin() throws IOException {
        server.toml("[custom]\nhost = \"$env{DB_HOST}\"\nkey = \"$env{IS_APP_PASSWORD}\"\n");
        Path file = Files.writeString(folder.resolve("host"), "db.example.com");
        var named = Map.of("DB_HOST", new PlacedSource("<variable>", new SecretSource.FileSource(file)));

        assertThat(environment(
                        named,
                        name -> Optional.of(Secret.of("of the portals"))
                                .filter(any -> name.equals(SecretName.APP_PASSWORD))))
                .isEqualTo(
                        Map.of("DB_HOST", Secret.of("db.example.com"), "IS_APP_PASSWORD", Secret.of("of the portals")));
    }

    private Map<String, Secret> environment(Map<String, PlacedSource> named, KnownSecrets secrets) throws IOException {
        return TrialEnvironment.of(
                named, server.inspection(), secrets, AuditedServer.builds().surroundings());
    }

    @Test
    void asksTheUsualConnectorAndMovesHighPortsToo() throws IOException {
        server.replace(
                ServerFiles.DEPLOYMENT_TOML,
                "[transport.https.properties]",
                "[custom_transport.x509.properties]\nport = 8443\nSSLEnabled = true\n\n[transport.https.properties]\nport = 44343");
        server.replace(ServerFiles.DEPLOYMENT_TOML, "[server]", "[server]\noffset = 5");

        var ports = TrialPorts.free(server.inspection(), new Random(1));

        assertThat(ports.https()).isEqualTo(44_343);
        assertThat(ports.own()).isEqualTo(5);
        assertThat(ports.address().location(ports.address().https())).hasToString("port-44348");
        assertThat(ports.address().https()).isLessThan(65_536);
    }

    @Test
    void knowsThatAServerTurnsAwayWhoeverHasNoCertificate() throws IOException {
        assertThat(running().servesClientsOnly()).isFalse();

        server.replace(
                ServerFiles.DEPLOYMENT_TOML,
                "certificateVerification = \"none\"",
                "certificateVerification = \"required\"");

        assertThat(running().servesClientsOnly()).isTrue();
    }

    private RunningServer running() throws IOException {
        return new TrialServer(server.inspection(), KnownSecrets.none(), Map.of())
                .at(TrialPorts.free(server.inspection(), new Random(1)), Set.of());
    }
}
