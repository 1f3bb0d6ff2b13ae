package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** On a kernel whose templates know the list, as that of Identity Server 7.3 does. */
class AdminServiceDenyListTest {

    private static final String KEY = "admin_service.deny_list";
    private static final String ON = "warning %s: the admin services %s are on. Add them to " + KEY + ".";

    @Test
    void namesTheServicesThatAreOnAsShipped() throws IOException {
        try (var server = knowing(AuditedServer.stock(Kernel.PKCS12))) {
            assertThat(server.findings(new AdminServiceDenyList()))
                    .containsExactly(ON.formatted(
                            ServerFiles.DEPLOYMENT_TOML,
                            "CarbonAppUploader, WebappAdmin, FileDownloadService, FileUploadService,"
                                    + " LoginStatisticsAdmin, NDataSourceAdmin"));
        }
    }

    @Test
    void switchesThemOffOnce() throws IOException {
        try (var server = knowing(AuditedServer.stock(Kernel.PKCS12))) {
            harden(server);
            assertThat(server.findings(new AdminServiceDenyList())).isEmpty();

            String once = server.read(ServerFiles.DEPLOYMENT_TOML);
            harden(server);
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);

            server.replace(ServerFiles.DEPLOYMENT_TOML, "  \"WebappAdmin\",\n", "");
            assertThat(server.findings(new AdminServiceDenyList()))
                    .containsExactly(ON.formatted(server.line("deny_list"), "WebappAdmin"));
        }
    }

    @Test
    void keepsWhatElseTheUserSwitchesOff() throws IOException {
        try (var server = knowing(AuditedServer.stock(Kernel.PKCS12))) {
            server.toml("[admin_service]\ndeny_list = [\"OwnAdmin\", \"WebappAdmin\"]\n");

            harden(server);

            assertThat(ServerBuilds.toml(server.distribution()).strings(KEY))
                    .containsExactly(
                            "OwnAdmin",
                            "WebappAdmin",
                            "CarbonAppUploader",
                            "FileDownloadService",
                            "FileUploadService",
                            "LoginStatisticsAdmin",
                            "NDataSourceAdmin");
        }
    }

    @Test
    void isNotDecidedOnAVersionWithoutSuchAList() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new AdminServiceDenyList())).isEmpty();
            assertThat(server.notApplicable(new AdminServiceDenyList()))
                    .containsExactly("this version doesn't support " + KEY);
        }
    }

    private static AuditedServer knowing(AuditedServer server) throws IOException {
        return server.put(
                "repository/resources/conf/templates/repository/conf/denied.xml.j2",
                "<Denied>{% for service in admin_service.deny_list %}<Service>{{service}}</Service>{% endfor %}</Denied>\n");
    }

    private static void harden(AuditedServer server) throws IOException {
        ServerBuilds.harden(AuditedServer.builds(), server.distribution());
    }
}
