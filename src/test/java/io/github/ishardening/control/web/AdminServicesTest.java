package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.request.Settings;
import io.github.ishardening.request.WebSettings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On kernels whose templates know one switch or the other, as those of Identity Server 7.2 and later do. */
class AdminServicesTest {

    private static final String ON = ": SOAP admin services are on, and the Carbon console with them. Set"
            + " <controls><settings><adminServices> to false if nobody calls them.";

    @ParameterizedTest
    @CsvSource({"server.enable_admin_services, false", "server.disable_admin_services, true"})
    void areSwitchedOffOnceWhereTheUserAsksForIt(String key, boolean off) throws IOException {
        var builds = AuditedServer.builds();
        try (var server = knowing(key)) {
            assertThat(server.findings(new AdminServices()))
                    .containsExactly("info " + ServerFiles.DEPLOYMENT_TOML + ON);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(ServerBuilds.toml(server.distribution()).has(key)).isFalse();
            assertThat(server.findings(new AdminServices(), without(builds.settings)))
                    .containsExactly("warning " + ServerFiles.DEPLOYMENT_TOML
                            + ": SOAP admin services are on, and the Carbon console with them. Set "
                            + key + " to " + off + ".");
        }
        builds.settings = without(builds.settings);
        try (var server = knowing(key)) {
            ServerBuilds.harden(builds, server.distribution());

            assertThat(server.findings(new AdminServices(), builds.settings)).isEmpty();
            assertThat(ServerBuilds.toml(server.distribution()).bool(key)).contains(off);
            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);

            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "%s = %s".formatted(key.substring(7), off),
                    "%s = %s".formatted(key.substring(7), !off));
            assertThat(server.findings(new AdminServices()))
                    .containsExactly("info " + server.line(key.substring(7)) + ON);
        }
    }

    @Test
    void areNotDecidedByAVersionWithoutASwitchUnlessTheUserAsksForIt() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new AdminServices())).isEmpty();
            assertThat(server.notApplicable(new AdminServices()))
                    .containsExactly("this version supports none of server.enable_admin_services,"
                            + " server.disable_admin_services");
            assertThat(server.findings(new AdminServices(), without(AuditedServer.builds().settings)))
                    .containsExactly("warning " + ServerFiles.DEPLOYMENT_TOML
                            + ": SOAP admin services are on, and this version can't turn them off. Block"
                            + " /services and /carbon in the proxy in front of the server, or remove"
                            + " <controls><settings><adminServices>.");
        }
    }

    private static AuditedServer knowing(String key) throws IOException {
        return AuditedServer.stock(Kernel.PKCS12)
                .put(
                        "repository/resources/conf/templates/repository/conf/soap.xml.j2",
                        "<Soap>{{%s}}</Soap>\n".formatted(key));
    }

    private static Settings without(Settings settings) {
        var web = WebSettings.defaults();
        var builds = AuditedServer.builds();
        builds.settings = settings;
        builds.web(new WebSettings(
                web.hsts(),
                web.sessionIdLength(),
                web.callbackUrls(),
                web.denyList(),
                false,
                Optional.empty(),
                Optional.empty()));
        return builds.settings;
    }
}
