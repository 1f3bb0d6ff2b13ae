package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DefaultPortsTest {

    private static final String DEFAULT =
            "info %s: the server listens on the default ports. Set <deployment><portOffset>, or make sure that a"
                    + " firewall lets only the proxy through.";

    @ParameterizedTest
    @EnumSource
    void remindsOfTheFirewallBeforeHardeningAndAfterwards(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            String atAll = DEFAULT.formatted(ServerFiles.DEPLOYMENT_TOML);
            assertThat(stock.findings(new DefaultPorts())).containsExactly(atAll);
            assertThat(hardened.findings(new DefaultPorts())).containsExactly(atAll);
        }
    }

    @Test
    void saysThatPortsAreTheDefaultOnesUntilTheyAreNot() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new DefaultPorts()))
                    .containsExactly(DEFAULT.formatted(ServerFiles.DEPLOYMENT_TOML));

            server.replace(ServerFiles.DEPLOYMENT_TOML, "[server]\n", "[server]\noffset = 1\n");

            assertThat(server.findings(new DefaultPorts())).isEmpty();
        }
    }

    @Test
    void saysNothingWhereHardeningMovesThePorts() throws IOException {
        var builds = AuditedServer.builds();
        builds.portOffset = Optional.of(3);
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new DefaultPorts())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"offset = 0", "offset = \"0\""})
    void namesTheLineOfAnOffsetThatMovesNothing(String offset) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "[server]\n", "[server]\n" + offset + "\n");

            assertThat(server.findings(new DefaultPorts())).containsExactly(DEFAULT.formatted(server.line(offset)));
        }
    }

    @Test
    void saysNothingOfAnotherPortOfTheConnector() throws IOException {
        String table = "[transport.https.properties]\n";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, table, table + "port = 8443\n");

            assertThat(server.findings(new DefaultPorts())).isEmpty();
        }
    }

    @Test
    void decidesNothingWhereTheConnectorIsNotMadeFromTheConfiguration() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "[server]\n", "[server]\noffset = 1\n")
                    .delete(ServerFiles.CATALINA)
                    .delete("repository/resources/conf/templates/" + ServerFiles.CATALINA + ".j2");

            assertThat(server.findings(new DefaultPorts())).isEmpty();
            assertThat(server.notApplicable(new DefaultPorts()))
                    .containsExactly("the server doesn't generate " + ServerFiles.CATALINA + " from deployment.toml");
        }
    }
}
