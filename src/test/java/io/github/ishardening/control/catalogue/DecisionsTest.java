package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.bundle.DefaultPorts;
import io.github.ishardening.control.bundle.ProductVersion;
import io.github.ishardening.control.data.EmbeddedDatabase;
import io.github.ishardening.control.jvm.JdkVersion;
import io.github.ishardening.control.transport.HttpConnector;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.request.AuditSettings;
import io.github.ishardening.request.Settings;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules about what a build can't decide. */
class DecisionsTest {

    @TempDir
    private Path folder;

    @Test
    void saysThatTheServerSpeaksPlainHttp() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new HttpConnector()))
                    .containsExactly("info repository/conf/tomcat/catalina-server.xml: the server speaks plain HTTP on"
                            + " port 9763. Close the port in the firewall.");
        }
    }

    @Test
    void saysThatDataLiesInAnEmbeddedDatabaseUntilItDoesNot() throws IOException {
        String url = "url=\"jdbc:h2:./repository/database/WSO2SHARED_DB;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=60000\"";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String carbon = "info repository/conf/datasources/master-datasources.xml: WSO2_CARBON_DB is the embedded H2"
                    + " database. Use a database server for production.";
            assertThat(server.findings(new EmbeddedDatabase()))
                    .containsExactlyInAnyOrder(
                            carbon,
                            "info %s: WSO2_SHARED_DB is the embedded H2 database. Use a database server for production."
                                    .formatted(server.line("url=\"jdbc:h2")));

            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "type = \"h2\"\n" + url,
                    "type = \"mysql\"\nurl=\"jdbc:mysql://db/is?useSSL=true\"");

            assertThat(server.findings(new EmbeddedDatabase())).containsExactly(carbon);
        }
    }

    @Test
    void saysThatPortsAreTheDefaultOnesUntilTheyAreNot() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new DefaultPorts()))
                    .containsExactly(
                            "info repository/conf/deployment.toml: the server listens on the default ports. Set"
                                    + " <deployment><portOffset>, or see that a firewall lets the proxy through only.");

            server.replace(ServerFiles.DEPLOYMENT_TOML, "[server]\n", "[server]\noffset = 1\n");

            assertThat(server.findings(new DefaultPorts())).isEmpty();
        }
    }

    @Test
    void saysWhatIsDecidedOnTheRunningServer() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.observations().byHand())
                    .extracting(task ->
                            "%s %s: %s %s".formatted(task.rule().id(), task.location(), task.message(), task.cure()))
                    .containsExactlyInAnyOrder(
                            "console-access repository/conf/user-mgt.xml: who may sign in to the console is decided on the"
                                    + " running server. Give the permission to sign in to those who administer, and several"
                                    + " administrators different ones.",
                            "api-super-admin %s: whether applications call the APIs as super administrator is decided on the"
                                            .formatted(server.line("username = \"admin\""))
                                    + " running server. Give each an account or an OAuth client with the permissions it needs.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4.12.0  | 21 and later
            4.10.42 | 11, 17 or 21
            4.10.41 | 11 or 17
            4.5.1   | 8 or 11
            """)
    void saysOnWhichJavaTheServerRuns(String kernel, String versions) throws IOException {
        var files = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("bin/wso2carbon-version.txt", "WSO2 Carbon Framework v" + kernel + "\n");
        try (var server = AuditedServer.of(files.open())) {
            assertThat(server.findings(new JdkVersion()))
                    .containsExactly(
                            "info bin/: WSO2 Identity Server 7.1.0 runs on Java %s. Give it the newest release of"
                                            .formatted(versions)
                                    + " one of them.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PKCS12 | 11, 17 or 21
            JKS    | 11 or 17
            OLDEST | 8 or 11
            """)
    void saysOnWhichJavaTheStartScriptTakesTheServer(Kernel kernel, String versions) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new JdkVersion()))
                    .containsExactly(
                            "info %s: WSO2 Carbon Kernel %s runs on Java %s. Give it the newest release of one of them."
                                    .formatted(
                                            server.line("bin/wso2server.sh", "$java_version_formatted -lt"),
                                            kernel.version(),
                                            versions));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11 | error | update level 10              | Update it to level 11 or later.
            10 | info  | update level 10              | See that it has all security updates.
               | info  | update level 10              | See that it has all security updates.
            """)
    void comparesTheUpdateLevel(Integer wanted, String severity, String level, String cure) throws IOException {
        var files = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("updates/config.json", "{\"update-level\": \"10\"}");
        try (var server = AuditedServer.of(files.open())) {
            assertThat(server.findings(new ProductVersion(), wanting(wanted)))
                    .containsExactly("%s bin/version.txt: this is WSO2 Identity Server 7.1.0, %s. %s"
                            .formatted(severity, level, cure));
        }
    }

    @Test
    void takesAnUnknownUpdateLevelForTooLow() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new ProductVersion(), wanting(1)))
                    .containsExactly(
                            "error bin/version.txt: this is WSO2 Carbon Kernel 4.10.32, with no word on its update"
                                    + " level. Update it to level 1 or later.");
        }
    }

    private static Settings wanting(Integer level) {
        var settings = AuditedServer.builds().request().settings();
        var audit = new AuditSettings(level == null ? OptionalInt.empty() : OptionalInt.of(level), Period.ofDays(30));
        return new Settings(
                settings.serverHeader(),
                settings.protocols(),
                settings.ciphers(),
                settings.heap(),
                settings.web(),
                settings.log(),
                audit);
    }
}
