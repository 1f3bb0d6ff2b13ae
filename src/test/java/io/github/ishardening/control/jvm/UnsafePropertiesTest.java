package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsafePropertiesTest {

    private static final String LAUNCHER = "repository/conf/etc/launch.ini";
    private static final String SHELL = "bin/wso2server.sh";
    private static final String MAIN = "    org.wso2.carbon.bootstrap.Bootstrap";
    private static final String LOADS_CODE = "JNDI replies can load code from any location";

    @ParameterizedTest
    @CsvSource({
        "com.sun.jndi.ldap.object.trustURLCodebase, true, " + LOADS_CODE,
        "com.sun.jndi.rmi.object.trustURLCodebase, True, " + LOADS_CODE,
        "com.sun.jndi.cosnaming.object.trustURLCodebase, true, " + LOADS_CODE,
        "log4j2.enableJndiLookup, true, Log4j looks up names in JNDI (CVE-2021-44228)",
        "log4j2.enableJndiJms, true, Log4j looks up names in JNDI (CVE-2021-44228)",
        "log4j2.formatMsgNoLookups, false, Log4j looks up names in JNDI (CVE-2021-44228)",
        "java.security.properties, =/opt/own.security,"
                + " 'it replaces all security settings of the JDK, including disabled algorithms'",
        "osgiConsole, 19444, 'the OSGi console listens there, and anyone who can reach it can run code as the server'"
    })
    void namesPropertiesThatTakeAProtectionAway(String property, String value, String effect) throws IOException {
        String text = "error %s: " + property + " is " + value + ": " + effect + ". Remove it.";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, MAIN, "    -D" + property + "=" + value + " \\\n" + MAIN);

            assertThat(server.findings(new UnsafeProperties()))
                    .containsExactly(text.formatted(server.line(SHELL, property)));
        }
    }

    @Test
    void namesWhatTheConfigurationSetsToo() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertConfigurationIsNamed(server);
        }
    }

    @Test
    void namesWhatTheConfigurationOfALookAlikeOf71Sets() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new UnsafeProperties())).isEmpty();

            assertConfigurationIsNamed(server);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.sun.jndi.ldap.object.trustURLCodebase=false",
                "log4j2.enableJndiLookup=false",
                "log4j2.formatMsgNoLookups=true",
                "java.security.properties=/opt/more.security",
                "java.security.egd=file:/dev/./urandom",
                "osgiConsole=",
                "osgiConsole",
                "osgiConsole=true"
            })
    void letsPassWhatTakesNoneAway(String harmless) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, MAIN, "    -D" + harmless + " \\\n" + MAIN);

            assertThat(server.findings(new UnsafeProperties())).isEmpty();
        }
    }

    @Test
    void takesAPropertyWithoutAValueForEmptyInTheJvmAndForTrueInTheMainClass() throws IOException {
        String property = "com.sun.jndi.ldap.object.trustURLCodebase";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, MAIN, "    -D" + property + " \\\n" + MAIN);
            assertThat(server.findings(new UnsafeProperties())).isEmpty();

            server.replace(SHELL, MAIN, MAIN + " -D" + property);
            assertThat(server.findings(new UnsafeProperties()))
                    .containsExactly("error %s: %s is true: %s. Remove it."
                            .formatted(server.line(SHELL, MAIN), property, LOADS_CODE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "osgi.console=19444, 19444",
        "osgi.console = 0.0.0.0:19444, 0.0.0.0:19444",
        "osgi.console=none, ''",
        "osgi.console=, ''",
        "#osgi.console=19444, ''",
        "osgi.console.enable.builtin=false, ''",
        "-console, ''"
    })
    void namesAPortOfTheOsgiConsoleThatTheLauncherOpens(String line, String port) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(LAUNCHER, "osgi.clean=true", line + "\nosgi.clean=true");
            var expected = port.isEmpty()
                    ? List.of()
                    : List.of(("error " + server.line(LAUNCHER, line) + ": osgi.console is " + port
                            + ": the OSGi console listens there, and anyone who can reach it can run code as"
                            + " the server. Remove it."));

            assertThat(server.findings(new UnsafeProperties())).isEqualTo(expected);
        }
    }

    private static void assertConfigurationIsNamed(AuditedServer server) throws IOException {
        server.toml("[system.parameter]\n\"com.sun.jndi.ldap.object.trustURLCodebase\" = true\n");

        assertThat(server.findings(new UnsafeProperties()))
                .containsExactly("error %s: com.sun.jndi.ldap.object.trustURLCodebase is true: %s. Remove it."
                        .formatted(server.line("trustURLCodebase"), LOADS_CODE));
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfStockAndHardenedKernels(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new UnsafeProperties())).isEmpty();
            assertThat(stock.notApplicable(new UnsafeProperties())).isEmpty();
            assertThat(hardened.findings(new UnsafeProperties())).isEmpty();
            assertThat(hardened.notApplicable(new UnsafeProperties())).isEmpty();
        }
    }

    @Test
    void decidesNothingWhereNoStartScriptCanBeRead() throws IOException {
        WithoutScripts.assertUndecided(new UnsafeProperties());
    }
}
