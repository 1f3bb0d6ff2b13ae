package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.XmlEraServer;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleAccessTest {

    private static final String DECIDED =
            "%s: the build can't see who can sign in to the console. Grant the login permission to"
                    + " administrators only, and give each a separate account.";

    @Test
    void isLeftToPeopleHardenedOrNot() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            assertLeft(stock, "repository/conf/user-mgt.xml");
            assertLeft(hardened, "repository/conf/user-mgt.xml");
        }
    }

    @Test
    void pointsToTheRoleThatTheConfigurationNames() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML, "username = \"admin\"", "username = \"admin\"\nadmin_role = \"few\"");

            assertLeft(server, server.line("admin_role"));
        }
    }

    @Test
    void isNotDecidedWhereXmlFilesConfigureTheServer(@TempDir Path folder) throws IOException {
        try (var server = AuditedServer.of(XmlEraServer.in(folder).open())) {
            assertThat(server.byHand(new ConsoleAccess())).isEmpty();
            assertThat(server.notApplicable(new ConsoleAccess()))
                    .containsExactly("this version is configured by XML files");
        }
    }

    private static void assertLeft(AuditedServer server, String at) throws IOException {
        assertThat(server.findings(new ConsoleAccess())).isEmpty();
        assertThat(server.byHand(new ConsoleAccess())).containsExactly(DECIDED.formatted(at));
    }
}
