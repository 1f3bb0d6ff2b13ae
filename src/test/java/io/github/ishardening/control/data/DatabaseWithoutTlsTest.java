package io.github.ishardening.control.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseWithoutTlsTest {

    private static final String CURE = " is accessed without TLS, according to its URL. Turn on TLS in the URL.";
    private static final String STORE = "repository/tenants/1/userstores/db.xml";

    private static void set(AuditedServer server, String url) throws IOException {
        server.toml("[database.user]\nurl = \"%s\"\nusername = \"carbon\"\npassword = \"x\"\n".formatted(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:5432/x",
                "JDBC:MYSQL://db.example.com/x?USESSL=FALSE",
                "jdbc:mysql://db.example.com/x?useSSL=true&sslMode=DISABLED",
                "jdbc:mysql://db.example.com/notusessl=true",
                "jdbc:mysql://db.example.com/x?useSSL=false&requireSSL=true",
                "jdbc:mysql://db.example.com/x?requireSSL=true&useSSL=false",
                "jdbc:postgresql://a.example.com,b.example.com/x?ssl=true&sslmode=prefer",
                "jdbc:sqlserver://db.example.com;encrypt=false;databaseName=encrypt=true",
                "jdbc:oracle:thin:@tcps.example.com:1521/x",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=a)(PORT=2484))(ADDRESS=(PROTOCOL = TCP)(HOST=b)(PORT=1521)))"
            })
    void namesTheLineOfAnAddressWithoutTls(String url) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            set(server, url.replace("&", "&amp;"));

            assertThat(server.findings(new DatabaseWithoutTls()))
                    .containsExactly(
                            "warning " + server.line("url = \"" + url.replace("&", "&amp;")) + ": WSO2USER_DB" + CURE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JDBC:MYSQL://db.example.com/x?a=b&SSLMODE=VERIFY_IDENTITY",
                "jdbc:mysql://address=(host=a)(sslMode=VERIFY_CA)/x",
                "jdbc:mysql://address=(protocol=tcp)(host=db)/is?sslMode=VERIFY_IDENTITY",
                "jdbc:mysql://db.example.com/x?useSSL=false&sslMode=VERIFY_IDENTITY",
                "jdbc:mysql://db.example.com/x?useSSL=true&verifyServerCertificate=true",
                "jdbc:mariadb://db.example.com/x?useSSL=true",
                "jdbc:postgresql://db.example.com/x?ssl=true",
                "jdbc:postgresql://db.example.com/x?sslmode=require&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
                "jdbc:jtds:sqlserver://db.example.com/x;ssl=authenticate",
                "jdbc:postgresql://a.example.com,b.example.com/x?sslmode=verify-full",
                "jdbc:sqlserver://db.example.com;encrypt=strict",
                "jdbc:oracle:thin:@tcps://db.example.com:2484/x",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL = TCPS)(HOST=a)(PORT=2484)))",
                "jdbc:db2://db.example.com:50001/x:sslConnection=true;"
            })
    void saysNothingOfAddressesWithTls(String url) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            set(server, url.replace("&", "&amp;"));

            assertThat(server.findings(new DatabaseWithoutTls())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://db.example.com/x?useSSL=true | sslMode=VERIFY_IDENTITY",
                "JDBC:MYSQL://db.example.com/x?requireSSL=TRUE&useSSL=true | sslMode=VERIFY_IDENTITY",
                "jdbc:mysql://address=(host=a)(sslMode=REQUIRED)/x | sslMode=VERIFY_IDENTITY",
                "jdbc:mysql://db.example.com/x?requireSSL=true | sslMode=VERIFY_IDENTITY",
                "jdbc:mysql://db.example.com/x?sslMode=REQUIRED&verifyServerCertificate=true | sslMode=VERIFY_IDENTITY",
                "jdbc:postgresql://db.example.com/x?sslmode=require | sslmode=verify-full",
                "jdbc:postgresql://db.example.com/x?ssl=true&sslmode=require&a=b | sslmode=verify-full",
                "jdbc:jtds:sqlserver://db.example.com/x;ssl=require | ssl=authenticate"
            })
    void namesTlsForWhichTheDriverChecksNoCertificate(String url, String cure) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            set(server, url.replace("&", "&amp;"));

            assertThat(server.findings(new DatabaseWithoutTls()))
                    .containsExactly("warning " + server.line("url = \"" + url.replace("&", "&amp;"))
                            + ": WSO2USER_DB is accessed over TLS, but its driver accepts any certificate unless the"
                            + " URL says otherwise. Set "
                            + cure
                            + " in the URL, and add the certificate of its authority to the driver's truststore.");
        }
    }

    @Test
    void looksAtUserStoresThatAreDatabases() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(STORE, UserStoreWithoutTlsTest.store("jdbc.X", "url", "jdbc:mysql://db.example.com/users"));

            assertThat(server.findings(new DatabaseWithoutTls()))
                    .containsExactly("warning " + STORE + ":3: the user store of " + STORE + CURE);
        }
    }

    @Test
    void decidesNothingWhereThereIsNone() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            for (var server : List.of(stock, hardened)) {
                assertThat(server.findings(new DatabaseWithoutTls())).isEmpty();
                assertThat(server.notApplicable(new DatabaseWithoutTls()))
                        .containsExactly("there is no external database");
            }
        }
    }
}
