package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.fixture.XmlEraServer;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TomlInvalidTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String HOSTNAME = "hostname = \"is.example.com\"";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void saysNothingOfStockAndHardenedKernels(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new TomlInvalid())).isEmpty();
            assertThat(hardened.findings(new TomlInvalid())).isEmpty();
        }
    }

    @Test
    void namesTheLineThatIsNoToml() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[broken\n");

            assertThat(server.findings(new TomlInvalid()))
                    .containsExactly("error " + server.line("[broken")
                            + ": Unexpected end of line, expected ]. Correct this line.");
        }
    }

    @Test
    void namesATableBehindItsChild() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[keystore]\ndatasource = \"x\"\n");
            String child = server.line("[keystore.primary]").replaceFirst(".*:", "");

            assertThat(server.findings(new TomlInvalid()))
                    .containsExactly(
                            ("error %s: [keystore] comes after [keystore.primary] on line %s; the server crashes on"
                                            + " that with a StackOverflowError. Move [keystore] and its keys above"
                                            + " line %s.")
                                    .formatted(server.line("[keystore]"), child, child));
        }
    }

    @Test
    void namesAValueThatBreaksTheXml() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(TOML, HOSTNAME, HOSTNAME + "\nmgt_console_hostname = \"a&b\"");

            assertThat(server.findings(new TomlInvalid()))
                    .containsExactly(
                            ("error %s: the value of server.mgt_console_hostname breaks repository/conf/carbon.xml"
                                                    + " on line 51.")
                                            .formatted(server.line("mgt_console_hostname"))
                                    + " The server doesn't escape it: remove & < > \" or write &amp; &lt; &gt;"
                                    + " &quot;.");
        }
    }

    @Test
    void letsPassAValueThatIsEscaped() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(TOML, HOSTNAME, HOSTNAME + "\nmgt_console_hostname = \"a&amp;b\"");

            assertThat(server.findings(new TomlInvalid())).isEmpty();
        }
    }

    @Test
    void namesAReferenceThatLeadsNowhere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(TOML, "\"is.example.com\"", "\"$ref{nobody.is.here}\"");

            assertThat(server.findings(new TomlInvalid()))
                    .containsExactly("error " + TOML
                            + ": the server can't start with it: Configuration with key nobody.is.here"
                            + " doesn't exist. Check the item in the message: a reference needs an existing"
                            + " key or secret.");
        }
    }

    @Test
    void namesASecretThatIsMissing() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("""
                    [database.user]
                    url = "jdbc:h2:./x"
                    username = "x"
                    password = "$secret{nobody}"
                    """);

            assertThat(server.findings(new TomlInvalid()))
                    .containsExactly(
                            "error %s: database.user.password refers to $secret{nobody}, which isn't in [secrets]."
                                            .formatted(server.line("$secret{nobody}"))
                                    + " Add it to [secrets], encrypted.");
        }
    }

    @Test
    void namesASecretThatIsNotEncryptedYet() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[output_adapter.email]\npassword = \"$secret{mail}\"\n")
                    .append(TOML, "\nmail = \"[hunter2]\"\n");

            assertThat(server.findings(new TomlInvalid()))
                    .containsExactly("error %s: the secret mail isn't encrypted yet, so the server can't start."
                                    .formatted(server.line("mail = \"["))
                            + " Run the cipher tool with -Dconfigure.");
        }
    }

    @Test
    void leavesSecretsToTheProviderThatTheServerAsksAtRuntime() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("""
                    [runtime_secrets]
                    enable = "true"
                    [output_adapter.email]
                    password = "$secret{mail}"
                    """);

            assertThat(server.findings(new TomlInvalid())).isEmpty();
        }
    }

    @Test
    void saysThatTheXmlFilesOfAnOlderServerAreNotAudited() throws IOException {
        try (var server = AuditedServer.of(XmlEraServer.in(folder).open())) {
            assertThat(server.findings(new TomlInvalid()))
                    .containsExactly(
                            "info repository/conf/carbon.xml: this version is configured by XML files, which are"
                                    + " not audited. Audit Identity Server 5.9 or later.");
        }
    }

    @Test
    void namesTheFolderOfTemplatesWhereThereIsNone() throws IOException {
        var files = SmallServer.of("WSO2 Universal Gateway v4.5.0", folder);
        try (var server = AuditedServer.of(files.open())) {
            assertThat(server.findings(new TomlInvalid()))
                    .containsExactly(
                            "error repository/resources/conf/templates/: contains no templates, so deployment.toml"
                                    + " has no effect. Specify a distribution that is configured by deployment.toml"
                                    + " (Identity Server 5.9 or later).");
        }
    }
}
