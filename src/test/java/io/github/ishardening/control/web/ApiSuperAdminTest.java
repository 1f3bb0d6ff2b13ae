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

class ApiSuperAdminTest {

    private static final String DECIDED =
            "%s: the build can't see whether applications call the APIs as the super administrator. Give each an"
                    + " account or an OAuth client with only the permissions that it needs.";

    @Test
    void isLeftToPeopleHardenedOrNot() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            assertLeft(stock, "username = \"admin\"");
            assertLeft(hardened, "username = \"admin\"");
        }
    }

    @Test
    void pointsToTheAdministratorOfAnotherName() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "username = \"admin\"", "username = \"root\"");

            assertLeft(server, "username = \"root\"");
        }
    }

    @Test
    void isNotDecidedWhereXmlFilesConfigureTheServer(@TempDir Path folder) throws IOException {
        try (var server = AuditedServer.of(XmlEraServer.in(folder).open())) {
            assertThat(server.byHand(new ApiSuperAdmin())).isEmpty();
            assertThat(server.notApplicable(new ApiSuperAdmin()))
                    .containsExactly("this version is configured by XML files");
        }
    }

    private static void assertLeft(AuditedServer server, String at) throws IOException {
        assertThat(server.findings(new ApiSuperAdmin())).isEmpty();
        assertThat(server.byHand(new ApiSuperAdmin())).containsExactly(DECIDED.formatted(server.line(at)));
    }
}
