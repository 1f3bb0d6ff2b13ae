package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserStoreWritableTest {

    @ParameterizedTest
    @CsvSource({
        "repository/deployment/server/userstores/a.xml, ConnectionURL, ldaps://a.example.com, ldaps://a.example.com",
        "repository/tenants/2/userstores/a.xml, ConnectionURL, ldaps://a.example.com, ldaps://a.example.com",
        "repository/tenants/2/userstores/a.xml, url, jdbc:postgresql://db/x?user=u&amp;password=p, jdbc:postgresql://db/x",
        "repository/deployment/server/userstores/a.xml, url, JDBC:MYSQL://u:p@db/x, JDBC:MYSQL://db/x"
    })
    void namesTheLineOfEveryStoreThatTheServerCanChangeAndNoPassword(
            String path, String property, String url, String shown) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path, UserStoreWithoutTlsTest.store("X", "DomainName", "A", property, url));

            assertThat(server.findings(new UserStoreWritable()))
                    .containsExactly("info " + path + ":4: the server can change the user store at " + shown
                            + ". Connect it as read-only, unless the server manages these users.");
        }
    }

    @Test
    void saysNothingOfStoresThatAreReadNorOfTheServersOwn() throws IOException {
        String folder = "repository/tenants/2/userstores/";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    folder + "a.xml",
                    UserStoreWithoutTlsTest.store("X", "url", "jdbc:mysql://db/x", "ReadOnly", "True"));
            server.put(folder + "b.xml", UserStoreWithoutTlsTest.store("ReadOnlyLDAP", "ConnectionURL", "ldaps://b"));
            server.put(folder + "c.xml", UserStoreWithoutTlsTest.store("X", "url", "JDBC:H2:./repository/database/C"));

            assertThat(server.findings(new UserStoreWritable())).isEmpty();
        }
    }

    @Test
    void namesAPrimaryUserStoreThatTheServerCanChange() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "type = \"database_unique_id\"",
                    "type = \"read_write_ldap\"\nbase_dn = \"dc=x\"\nconnection_url = \"ldaps://directory:636\"");

            assertThat(server.findings(new UserStoreWritable()))
                    .containsExactly(
                            "info %s: the server can change the user store at ldaps://directory:636. Connect it as"
                                            .formatted(server.line("read_write_ldap"))
                                    + " read-only, unless the server manages these users.");
        }
    }

    @Test
    void decidesNothingWhereThereIsNone() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            for (var server : List.of(stock, hardened)) {
                assertThat(server.findings(new UserStoreWritable())).isEmpty();
                assertThat(server.notApplicable(new UserStoreWritable()))
                        .containsExactly("there is no external user store");
            }
        }
    }
}
