package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.request.Settings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On a kernel whose templates know the groups, as later Identity Servers' do. */
class PostQuantumTlsTest {

    private static final String GROUPS = "transport.https.openssl.named_groups";
    private static final String FOUND = ": quantum computers will be able to break the TLS key exchange."
            + " Build the native libraries on the server, and set <controls><settings><namedGroups>.";

    @Test
    void isSwitchedOnOnceWhereTheUserAsksForIt() throws IOException {
        var builds = AuditedServer.builds();
        try (var server = knowing()) {
            assertThat(server.findings(new PostQuantumTls()))
                    .containsExactly("info " + ServerFiles.DEPLOYMENT_TOML + FOUND);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(ServerBuilds.toml(server.distribution()).has(GROUPS)).isFalse();
        }
        builds.settings = asking(builds.settings);
        try (var server = knowing()) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new PostQuantumTls())).isEmpty();
            var toml = ServerBuilds.toml(server.distribution());
            assertThat(toml.string(GROUPS)).contains("X25519MLKEM768:x25519");
            assertThat(toml.bool("transport.https.openssl.enabled")).contains(true);
            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);

            server.replace(ServerFiles.DEPLOYMENT_TOML, "X25519MLKEM768:", "");
            assertThat(server.findings(new PostQuantumTls()))
                    .containsExactly("info " + server.line("named_groups") + FOUND);
        }
    }

    @Test
    void isNotDecidedByAVersionWithoutTheGroupsUnlessTheUserAsksForIt() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new PostQuantumTls())).isEmpty();
            assertThat(server.notApplicable(new PostQuantumTls()))
                    .containsExactly("this version doesn't support " + GROUPS);
            assertThat(server.findings(new PostQuantumTls(), asking(AuditedServer.builds().settings)))
                    .containsExactly("warning " + ServerFiles.DEPLOYMENT_TOML
                            + ": this version doesn't support <namedGroups>, so they aren't set. Remove"
                            + " <controls><settings><namedGroups>, or use post-quantum key exchange on a proxy in"
                            + " front of the"
                            + " server.");
        }
    }

    private static AuditedServer knowing() throws IOException {
        return AuditedServer.stock(Kernel.PKCS12)
                .put(
                        "repository/resources/conf/templates/repository/conf/openssl.xml.j2",
                        "<OpenSsl>{%% if transport.https.openssl.enabled is sameas true %%}{{%s}}{%% endif %%}</OpenSsl>\n"
                                .formatted(GROUPS));
    }

    private static Settings asking(Settings settings) {
        return new Settings(
                settings.serverHeader(),
                settings.protocols(),
                settings.ciphers(),
                Optional.of("X25519MLKEM768:x25519"),
                settings.heap(),
                settings.web(),
                settings.signIn(),
                settings.log(),
                settings.audit());
    }
}
