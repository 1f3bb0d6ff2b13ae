package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.XmlEraServer;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class XssFilterTest {

    private static final String TEMPLATE = "repository/resources/conf/templates/" + ServerFiles.CARBON_XML + ".j2";
    private static final String OFF =
            "warning repository/conf/carbon.xml: XSSPreventionConfig isn't enabled. Restore the template of"
                    + " carbon.xml from the stock distribution.";

    @ParameterizedTest
    @EnumSource
    void isOnAsShipped(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new XssFilter())).isEmpty();
            assertThat(server.notApplicable(new XssFilter())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNamedWhereItIsOff(HardenedServer kind) throws IOException {
        try (var server = kind.open()) {
            assertThat(server.findings(new XssFilter())).isEmpty();
            server.replace(
                    TEMPLATE,
                    "<XSSPreventionConfig>\n            <Enabled>true",
                    "<XSSPreventionConfig>\n            <Enabled>false");

            assertThat(server.findings(new XssFilter())).containsExactly(OFF);
        }
    }

    @Test
    void isOffWhereNoFileSwitchesItOn() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TEMPLATE).delete(ServerFiles.CARBON_XML);

            assertThat(server.findings(new XssFilter())).containsExactly(OFF);
        }
    }

    @Test
    void isNotDecidedWhereXmlFilesConfigureTheServer(@TempDir Path folder) throws IOException {
        try (var server = AuditedServer.of(XmlEraServer.in(folder).open())) {
            assertThat(server.findings(new XssFilter())).isEmpty();
            assertThat(server.notApplicable(new XssFilter()))
                    .containsExactly("this version is configured by XML files");
        }
    }
}
