package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserStoreRootUserTest {

    private static final String STORE = "repository/tenants/2/userstores/a.xml";
    private static final String FINDING = "warning %s: the user store at ldaps://a.example.com is accessed as %s."
            + " Create an account that can only access the users and groups that the server needs.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uid=admin,ou=system",
                "cn=Directory Manager",
                "CN = Administrator,CN=Users,DC=example,DC=com",
                "cn=Manager,dc=example,dc=com",
                "cn=root",
                "Administrator@example.com",
                "EXAMPLE\\Administrator"
            })
    void namesTheLineOfAnAdministrator(String account) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    STORE,
                    UserStoreWithoutTlsTest.store(
                            "X", "ConnectionURL", "ldaps://a.example.com", "ConnectionName", account));

            assertThat(server.findings(new UserStoreRootUser()))
                    .containsExactly(FINDING.formatted(STORE + ":4", account));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn=wso2,ou=admin,dc=example", "uid=administrators-reader,ou=system", "is@example.com", ""})
    void saysNothingOfOtherAccounts(String account) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    STORE,
                    UserStoreWithoutTlsTest.store(
                            "X", "ConnectionURL", "ldaps://a.example.com", "ConnectionName", account));

            assertThat(server.findings(new UserStoreRootUser())).isEmpty();
        }
    }

    @Test
    void namesTheAdministratorOfThePrimaryUserStore() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "type = \"database_unique_id\"",
                    "type = \"read_only_ldap\"\nbase_dn = \"dc=x\"\nconnection_url = \"ldaps://a.example.com\"\n"
                            + "connection_name = \"cn=admin,dc=x\"");

            assertThat(server.findings(new UserStoreRootUser()))
                    .containsExactly(FINDING.formatted(server.line("connection_name"), "cn=admin,dc=x"));
        }
    }

    @Test
    void decidesNothingWhereThereIsNoDirectory() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(STORE, UserStoreWithoutTlsTest.store("X", "url", "jdbc:mysql://db/x", "userName", "root"));

            assertThat(server.findings(new UserStoreRootUser())).isEmpty();
            assertThat(server.notApplicable(new UserStoreRootUser())).containsExactly("there is no external directory");
        }
    }
}
