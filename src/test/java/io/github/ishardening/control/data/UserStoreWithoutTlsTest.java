package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserStoreWithoutTlsTest {

    private static final String UNCHECKED =
            " is accessed over TLS, but any certificate is accepted: SSLCertificateValidationEnabled is false. Set it"
                    + " to true, and add the certificate of the directory's authority to the truststore.";
    private static final String SERVERS = "repository/deployment/server/userstores/";
    private static final String TENANTS = "repository/tenants/1/userstores/";

    /** A user store as the console writes it. */
    static String store(String type, String... properties) {
        var text = new StringBuilder(
                "<?xml version=\"1.0\"?>\n<UserStoreManager class=\"org.wso2.carbon.user.core." + type + "\">\n");
        for (int i = 0; i < properties.length; i += 2) {
            text.append("  <Property name=\"%s\">%s</Property>\n".formatted(properties[i], properties[i + 1]));
        }
        return text.append("</UserStoreManager>\n").toString();
    }

    @ParameterizedTest
    @CsvSource({
        SERVERS + "partner.xml, ldap://ldap.example.com:389",
        SERVERS + "b.xml, ldap://b",
        SERVERS + "PARTNER.XML, LDAP://ldap.example.com:389",
        TENANTS + "partner.xml, ldap://ldap.example.com:389",
        SERVERS + "partner.xml, ldaps://a.example.com:636 ldap://b.example.com:389",
        TENANTS + "partner.xml, 'ldaps://a.example.com:636,ldap://b.example.com:389'"
    })
    void namesTheLineOfAnAddressWithoutTls(String path, String url) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path, store("ldap.ReadOnlyLDAPUserStoreManager", "DomainName", "P", "ConnectionURL", url));

            assertThat(server.findings(new UserStoreWithoutTls()))
                    .containsExactly("warning " + path + ":4: the user store at " + url
                            + " is accessed without TLS. Use ldaps for each address, or StartTLSEnabled.");
        }
    }

    @Test
    void doesSoInAnIdentityServer() throws IOException {
        try (var server = AuditedServer.of(lookAlike())) {
            server.put(
                    TENANTS + "own.xml",
                    store(
                            "ldap.UniqueIDReadWriteLDAPUserStoreManager",
                            "ConnectionURL",
                            "ldap://u:p@ldap.example.com"));

            assertThat(server.findings(new UserStoreWithoutTls()))
                    .containsExactly("warning " + TENANTS
                            + "own.xml:3: the user store at ldap://ldap.example.com is accessed without TLS."
                            + " Use ldaps for each address, or StartTLSEnabled.");
        }
    }

    private static Distribution lookAlike() throws IOException {
        return ProductLookAlike.IS_7_1.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps://a.example.com", "LDAPS://a.example.com:636", "ldaps://a:636 ldaps://b:636"})
    void saysNothingOfAddressesWithTls(String url) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(TENANTS + "a.xml", store("ldap.ReadOnlyLDAPUserStoreManager", "ConnectionURL", url));

            assertThat(server.findings(new UserStoreWithoutTls())).isEmpty();
        }
    }

    @Test
    void saysNothingOfStartTlsNorOfDatabasesNorOfOtherFiles() throws IOException {
        var directory = List.of("ConnectionURL", "ldap://a.example.com", "StartTLSEnabled", " TRUE ");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(SERVERS + "a.xml", store("ldap.X", directory.toArray(String[]::new)));
            server.put(SERVERS + "b.xml", store("jdbc.X", "url", "jdbc:mysql://db.example.com/users"));
            server.put(SERVERS + "README", "<UserStoreManager");
            server.put("repository/tenants/1/eventpublishers/c.xml", "<UserStoreManager");

            assertThat(server.findings(new UserStoreWithoutTls())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"ldaps://a.example.com, false", "ldap://a.example.com, true"})
    void namesTheLineThatHasAnyCertificateTaken(String url, String startTls) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(
                    TENANTS + "a.xml",
                    store(
                            "ldap.X",
                            "ConnectionURL",
                            url,
                            "StartTLSEnabled",
                            startTls,
                            "SSLCertificateValidationEnabled",
                            "false"));
            server.put(
                    TENANTS + "b.xml",
                    store("ldap.X", "ConnectionURL", "ldaps://b", "SSLCertificateValidationEnabled", "true"));

            assertThat(server.findings(new UserStoreWithoutTls()))
                    .containsExactly("warning " + TENANTS + "a.xml:5: the user store at " + url + UNCHECKED);
        }
    }

    @Test
    void namesTheLineThatHasThePrimaryUserStoreTakeAnyCertificate() throws IOException {
        try (var server = AuditedServer.of(lookAlike())) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "type = \"database_unique_id\"",
                    "type = \"read_only_ldap_unique_id\"\nbase_dn = \"dc=x\"\nconnection_url = \"ldaps://directory\"\n"
                            + "ssl_certificate_validation_enabled = false");

            assertThat(server.findings(new UserStoreWithoutTls()))
                    .containsExactly("warning " + server.line("ssl_certificate_validation_enabled")
                            + ": the user store at ldaps://directory" + UNCHECKED);
        }
    }

    @Test
    void namesThePrimaryUserStore() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "type = \"database_unique_id\"",
                    "type = \"read_only_ldap\"\nbase_dn = \"dc=x\"\nconnection_url = \"ldap://directory:389\"");

            assertThat(server.findings(new UserStoreWithoutTls()))
                    .containsExactly(
                            "warning %s: the user store at ldap://directory:389 is accessed without TLS. Use ldaps"
                                            .formatted(server.line("type = \"read_only_ldap\""))
                                    + " for each address, or StartTLSEnabled.");
        }
    }

    @Test
    void decidesNothingWhereThereIsNone() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            for (var server : List.of(stock, hardened)) {
                assertThat(server.findings(new UserStoreWithoutTls())).isEmpty();
                assertThat(server.notApplicable(new UserStoreWithoutTls()))
                        .containsExactly("there is no external directory");
            }
        }
    }
}
