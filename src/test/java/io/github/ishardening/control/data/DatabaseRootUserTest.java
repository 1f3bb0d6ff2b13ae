package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRootUserTest {

    private static final String CURE = ". Create an account that can only read and write data.";
    private static final String STORE = "repository/deployment/server/userstores/db.xml";

    @ParameterizedTest
    @ValueSource(strings = {"root", "ROOT", "postgres@db1", "sys as sysdba", "SA"})
    void namesTheLineOfAnOwner(String username) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[database.user]\nurl = \"jdbc:postgresql://db/x?sslmode=verify-full\"\nusername = \""
                    + username + "\"\npassword = \"x\"\n");
            server.put(STORE, UserStoreWithoutTlsTest.store("X", "url", "jdbc:mysql://db/x", "userName", username));

            assertThat(server.findings(new DatabaseRootUser()))
                    .containsExactly(
                            "warning " + server.line("username = \"" + username) + ": WSO2USER_DB is accessed as "
                                    + username + CURE,
                            "warning " + STORE + ":4: the user store of " + STORE + " is accessed as " + username
                                    + CURE);
        }
    }

    @Test
    void findsOneInTheUrl() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(STORE, UserStoreWithoutTlsTest.store("X", "url", "jdbc:mysql://db/x?user=root&amp;password=p"));

            assertThat(server.findings(new DatabaseRootUser()))
                    .containsExactly(
                            "warning " + STORE + ":3: the user store of " + STORE + " is accessed as root" + CURE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"carbon", "rooted", "app@root"})
    void saysNothingOfOtherAccounts(String username) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(STORE, UserStoreWithoutTlsTest.store("X", "url", "jdbc:mysql://db/x", "userName", username));

            assertThat(server.findings(new DatabaseRootUser())).isEmpty();
        }
    }

    @Test
    void decidesNothingWhereThereIsNone() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            for (var server : List.of(stock, hardened)) {
                assertThat(server.findings(new DatabaseRootUser())).isEmpty();
                assertThat(server.notApplicable(new DatabaseRootUser()))
                        .containsExactly("there is no external database");
            }
        }
    }
}
