package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
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
}
