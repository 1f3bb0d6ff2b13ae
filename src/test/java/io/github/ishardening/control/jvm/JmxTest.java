package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmxTest {

    private static final String CONFIG = "repository/conf/jmx.properties";
    private static final String SHELL = "bin/wso2server.sh";
    private static final String MAIN = "    org.wso2.carbon.bootstrap.Bootstrap";
    private static final String REMOTE = "-Dcom.sun.management.jmxremote.";
    private static final String OPENED =
            "%s %s: the server opens JMX without TLS on its registry port (%s) and server port (%s). Set rmi_server_start"
                    + " of [monitoring.jmx] to false, or close the ports in the firewall.";
    private static final String BY_DEFAULT =
            OPENED.formatted("warning", "repository/conf/etc/jmx.xml", "9999", "11111");
    private static final String NO_PASSWORD = "error %s: " + REMOTE
            + "authenticate is %s: anyone who can reach JMX can run code as the server. Remove it, and configure the"
            + " accounts in "
            + REMOTE + "password.file.";
    private static final String NO_TLS = "warning %s: " + REMOTE
            + "ssl is %s: JMX traffic, including passwords, can be read in transit. Remove it, and configure a"
            + " keystore for JMX in "
            + REMOTE + "ssl.config.file.";

    @ParameterizedTest
    @CsvSource({
        "authenticate=false, false, ''",
        "authenticate=no ssl=true, no, ''",
        "ssl=false, '', false",
        "authenticate=true ssl=False, '', False",
        "authenticate=false ssl=false, false, false",
        "authenticate=false host=0.0.0.0, false, ''"
    })
    void namesRemoteJmxWithoutPasswordOrTls(String options, String password, String tls) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            pass(server, "port=9010 " + options);
            var expected = new ArrayList<String>();
            if (!password.isEmpty()) {
                expected.add(NO_PASSWORD.formatted(server.line(SHELL, REMOTE + "authenticate"), password));
            }
            if (!tls.isEmpty()) {
                expected.add(NO_TLS.formatted(server.line(SHELL, REMOTE + "ssl"), tls));
            }

            assertThat(server.findings(new Jmx())).containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authenticate=false ssl=false",
                "port=9010",
                "port=9010 authenticate=true ssl=true",
                "port=9010 authenticate=false ssl=false host=127.0.0.1"
            })
    void letsPassWhatNobodyReachesOrWhatIsProtected(String options) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            pass(server, options);

            assertThat(server.findings(new Jmx())).isEmpty();
        }
    }

    @Test
    void namesTheJmxOfWso2ThatTheConfigurationOpens() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "rmi_server_start = false",
                    "rmi_server_start = true\nrmi_registry_port = 9998");

            assertThat(server.findings(new Jmx()))
                    .isEqualTo(List.of(OPENED.formatted("warning", server.line("rmi_server_start"), "9998", "11111")));
        }
    }

    @Test
    void namesTheJmxThatALookAlikeOf71Opens() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new Jmx())).isEmpty();
            server.toml("[monitoring.jmx]\nrmi_server_start = true\n");

            assertThat(server.findings(new Jmx()))
                    .containsExactly(OPENED.formatted("warning", server.line("rmi_server_start"), "9999", "11111"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repository/conf/jmx.properties",
                "./repository/conf/jmx.properties",
                "$CARBON_HOME/repository/conf/jmx.properties",
                "\"$CARBON_HOME/repository/conf/jmx.properties\"",
                "\"${CARBON_HOME}\"/repository/conf/jmx.properties"
            })
    void namesRemoteJmxThatAFileOfTheDistributionOpens(String named) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(CONFIG, """
                    # com.sun.management.jmxremote.authenticate=true
                    com.sun.management.jmxremote.port=9010
                    com.sun.management.jmxremote.authenticate = false
                    com.sun.management.jmxremote.ssl=false
                    """);
            name(server, named);
            pass(server, "ssl=true");

            assertThat(server.findings(new Jmx()))
                    .containsExactly("error " + CONFIG
                            + ":3: com.sun.management.jmxremote.authenticate is false: anyone who can reach JMX can"
                            + " run code as the server. Remove it, and configure the accounts in"
                            + " com.sun.management.jmxremote.password.file.");
        }
    }

    @Test
    void takesWhatTheScriptPassesAheadOfTheFile() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(CONFIG, "com.sun.management.jmxremote.authenticate=false\n");
            name(server, CONFIG);
            assertThat(server.findings(new Jmx())).isEmpty();

            pass(server, "port=9010 authenticate=true");
            assertThat(server.findings(new Jmx())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/jmx.properties", "$JMX_CONFIG", "../jmx.properties", "repository/gone.properties"})
    void saysThatAFileElsewhereCanNotBeSeen(String named) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            name(server, named);

            assertThat(server.findings(new Jmx())).isEmpty();
            assertThat(server.notApplicable(new Jmx()))
                    .containsExactly(named + " of bin/wso2server.sh, which may open JMX, isn't in the distribution");
        }
    }

    @Test
    void takesASettingWithoutAValueForFalseAsTheJvmDoes() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            pass(server, "port=9010 authenticate");

            assertThat(server.findings(new Jmx()))
                    .containsExactly(NO_PASSWORD.formatted(server.line(SHELL, REMOTE + "authenticate"), "empty"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$JMX_AUTH", "${JMX_AUTH}", "%JMX_AUTH%"})
    void doesNotDecideAVariable(String value) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            pass(server, "port=9010 authenticate=" + value + " ssl=" + value);

            assertThat(server.findings(new Jmx())).isEmpty();
            assertThat(server.notApplicable(new Jmx()))
                    .containsExactly(
                            REMOTE + "authenticate of bin/wso2server.sh is " + value,
                            REMOTE + "ssl of bin/wso2server.sh is " + value);
        }
    }

    private static void name(AuditedServer server, String file) throws IOException {
        server.replace(SHELL, MAIN, "    -Dcom.sun.management.config.file=" + file + " \\\n" + MAIN);
    }

    private static void pass(AuditedServer server, String options) throws IOException {
        for (String option : Stream.of(options.split(" ")).toList()) {
            server.replace(SHELL, MAIN, "    " + REMOTE + option + " \\\n" + MAIN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOpenInAStockKernelAndClosedInAHardenedOne(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new Jmx())).containsExactly(BY_DEFAULT);
            assertThat(hardened.findings(new Jmx())).isEmpty();
        }
    }

    @Test
    void staysWhereTheUserOpensIt() throws IOException {
        String opened = "[monitoring.jmx]\nrmi_server_start = true\n";
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml(opened);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new Jmx()))
                    .containsExactly(OPENED.formatted("warning", server.line("rmi_server_start"), "9999", "11111"));
        }
    }

    @Test
    void leavesIdentityServerWhichDoesNotOpenIt() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).doesNotContain("rmi_server_start");
        }
    }

    @Test
    void decidesNothingWhereNoStartScriptCanBeRead() throws IOException {
        WithoutScripts.assertUndecided(new Jmx());
    }
}
