package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedDatabaseTest {

    private static final String SOURCES = "repository/conf/datasources/master-datasources.xml";
    private static final String URL =
            "url=\"jdbc:h2:./repository/database/WSO2SHARED_DB;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=60000\"";
    private static final String MESSAGE = " is the embedded H2 database. Use a database server for production.";
    private static final String CARBON = "info " + SOURCES + ": WSO2_CARBON_DB" + MESSAGE;

    @ParameterizedTest
    @EnumSource
    void namesBothDataSourcesOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new EmbeddedDatabase()))
                    .containsExactly(CARBON, "info " + server.line(URL) + ": WSO2_SHARED_DB" + MESSAGE);
        }
    }

    @Test
    void saysThatDataLiesInAnEmbeddedDatabaseUntilItDoesNot() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new EmbeddedDatabase()))
                    .containsExactlyInAnyOrder(CARBON, "info " + server.line(URL) + ": WSO2_SHARED_DB" + MESSAGE);

            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "type = \"h2\"\n" + URL,
                    "type = \"mysql\"\nurl=\"jdbc:mysql://db/is?useSSL=true\"");

            assertThat(server.findings(new EmbeddedDatabase())).containsExactly(CARBON);
        }
    }

    @Test
    void namesTheDatabaseOfIdentitiesToo() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new EmbeddedDatabase()))
                    .contains("info " + server.line("WSO2IDENTITY_DB") + ": WSO2_IDENTITY_DB" + MESSAGE);
        }
    }

    @Test
    void takesADatabaseServerOfH2ForNone() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, URL, "url=\"jdbc:h2:ssl://db:9092/is\"");

            assertThat(server.findings(new EmbeddedDatabase())).containsExactly(CARBON);
        }
    }

    @Test
    void decidesNothingWhereThereIsNoDataSource() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(SOURCES).delete("repository/resources/conf/templates/" + SOURCES + ".j2");

            assertThat(server.findings(new EmbeddedDatabase())).isEmpty();
            assertThat(server.notApplicable(new EmbeddedDatabase())).containsExactly("there is no data source");
        }
    }
}
