package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabasePasswordTest {

    private static final String SOURCES = "repository/conf/datasources/master-datasources.xml";
    private static final String EMBEDDED =
            " has a publicly known password. Use a database server. A build can't change this password: it is set in"
                    + " the"
                    + " shipped database files, and another one here would keep the server from starting.";
    private static final String CARBON = "info " + SOURCES + ": WSO2_CARBON_DB" + EMBEDDED;
    private static final String MESSAGE = " has a publicly known password. Change it in the database and here.";

    @Test
    void pointsToThePasswordsOfAStockServersDatabases() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new DatabasePassword()))
                    .containsExactlyInAnyOrder(
                            CARBON, "info " + server.line("password = \"wso2carbon\"") + ": WSO2_SHARED_DB" + EMBEDDED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "repository/deployment/server/userstores/db.xml, jdbc:mysql://db.example.com/x, wso2carbon",
        "repository/tenants/3/userstores/db.xml, jdbc:postgresql://db.example.com/x, password",
        "repository/tenants/3/userstores/db.xml, JDBC:ORACLE:thin:@db.example.com:1521/x, changeit"
    })
    void namesTheLineInAUserStore(String path, String url, String password) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path, UserStoreWithoutTlsTest.store("X", "url", url, "userName", "u", "password", password));

            assertThat(server.findings(new DatabasePassword()))
                    .contains("warning " + path + ":5: the user store of " + path + MESSAGE);
        }
    }

    @Test
    void namesAPasswordInTheUrl() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[database.user]\nurl = \"jdbc:mysql://db/x?user=u&amp;password=root\"\nusername = \"\"\n"
                    + "password = \"\"\n");

            assertThat(server.findings(new DatabasePassword()))
                    .contains("warning " + server.line("password = \"\"") + ": WSO2USER_DB" + MESSAGE);
        }
    }

    @Test
    void saysNothingOfOtherPasswords() throws IOException {
        String path = "repository/tenants/3/userstores/db.xml";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            var before = server.findings(new DatabasePassword());
            server.put(
                    path,
                    UserStoreWithoutTlsTest.store(
                            "X", "url", "jdbc:mysql://db/x?password=root", "password", "Own-1234"));

            assertThat(server.findings(new DatabasePassword())).isEqualTo(before);
        }
    }

    @Test
    void namesAPublishedPasswordOfADatabaseServer() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("""
                    [database.user]
                    url = "jdbc:mysql://db:3306/x?sslMode=REQUIRED"
                    username = "carbon"
                    password = "regadmin"
                    driver = "x"
                    """);

            assertThat(server.findings(new DatabasePassword()))
                    .contains("warning " + server.line("password = \"regadmin\"") + ": WSO2USER_DB" + MESSAGE);
        }
    }

    @Test
    void keepsAnEyeOnTheEmbeddedDatabaseOfAHardenedServer() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new DatabasePassword()))
                    .containsExactly(
                            CARBON,
                            "info " + server.line("$secret{database_shared_db_password}") + ": WSO2_SHARED_DB"
                                    + EMBEDDED);
            assertThat(server.findingsWithoutKeys(new DatabasePassword())).containsExactly(CARBON);
        }
    }

    @Test
    void decidesNothingWhereThereIsNoDataSource() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(SOURCES).delete("repository/resources/conf/templates/" + SOURCES + ".j2");

            assertThat(server.findings(new DatabasePassword())).isEmpty();
            assertThat(server.notApplicable(new DatabasePassword())).containsExactly("there is no data source");
        }
    }
}
