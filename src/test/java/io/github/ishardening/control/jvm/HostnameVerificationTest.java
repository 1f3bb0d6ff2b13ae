package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostnameVerificationTest {

    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String MAIN = "org.wso2.carbon.bootstrap.Bootstrap";
    private static final String LOOP = "while [ \"$status\"";
    private static final String OFF = "-Dhttpclient.hostnameVerifier=AllowAll";
    private static final String TEMPLATE = "repository/resources/conf/templates/repository/conf/carbon.properties.j2";
    private static final String PARAMETER = """
            [system.parameter]
            "httpclient.hostnameVerifier" = "AllowAll"
            """;
    private static final String IN_SCRIPT =
            "error %s: -Dhttpclient.hostnameVerifier is AllowAll. Pass -Dhttpclient.hostnameVerifier=Strict.";
    private static final String IN_CARBON_PROPERTIES =
            "error %s: httpclient.hostnameVerifier is AllowAll in carbon.properties, which overrides the start scripts."
                    + " Remove it there; the start scripts set it.";

    private static final List<String> EDITS = List.of(
            "--Dhttpclient.hostnameVerifier=\"DefaultAndLocalhost\"", "+-Dhttpclient.hostnameVerifier=\"Strict\"");

    @ParameterizedTest
    @EnumSource
    void checksTheNamesOfAllServersThatTheServerCalls(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new HostnameVerification(), kernel);

        assertThat(edits.scripts()).isEqualTo(Map.of("bin/wso2server.sh", EDITS, "bin/wso2server.bat", EDITS));
        assertThat(edits.files()).containsOnlyKeys("bin/wso2server.sh", "bin/wso2server.bat", "bin/yajsw/wrapper.conf");
        assertThat(edits.toml()).isEmpty();
    }

    @Test
    void takesOutWhatWinsOverTheScripts() throws IOException {
        assertThat(ControlEdits.of(new HostnameVerification(), PARAMETER).toml())
                .isEqualTo(Map.of("system.parameter.\"httpclient.hostnameVerifier\"", ControlEdits.REMOVED));
        assertThat(ControlEdits.of(new HostnameVerification(), PARAMETER.replace("AllowAll", "Strict"))
                        .toml())
                .isEmpty();
    }

    @Test
    void saysWhatItTakesOut() throws IOException {
        var builds = AuditedServer.builds();
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.toml(PARAMETER);
            String toml = server.line("AllowAll");
            server.replace(SHELL, LOOP, "MORE='" + OFF + "'\n" + LOOP)
                    .replace(SHELL, "    " + MAIN, "    $MORE " + MAIN);
            String script = server.line(SHELL, "AllowAll");

            ServerBuilds.harden(builds, server.distribution());

            assertThat(builds.said.stream().filter(said -> said.contains("hostnameVerifier")))
                    .containsExactly(
                            ("WARNING %s: [system.parameter] sets httpclient.hostnameVerifier to AllowAll, which"
                                                    + " overrides")
                                            .formatted(toml)
                                    + " the start scripts; removed it.",
                            ("WARNING %s: -Dhttpclient.hostnameVerifier was set again, to AllowAll; changed it to"
                                            + " Strict.")
                                    .formatted(script));
            assertThat(server.findings(new HostnameVerification())).isEmpty();
            assertThat(server.read(SHELL)).contains("MORE='-Dhttpclient.hostnameVerifier=Strict'\n");
        }
    }

    @Test
    void findsWhatCarbonPropertiesSay() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml(PARAMETER);

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(IN_CARBON_PROPERTIES.formatted(server.line("AllowAll")));
        }
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.append(TEMPLATE, "httpclient.hostnameVerifier=AllowAll\n");

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(IN_CARBON_PROPERTIES.formatted(server.line(TEMPLATE, "AllowAll")));
        }
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TEMPLATE)
                    .append("repository/conf/carbon.properties", "httpclient.hostnameVerifier : AllowAll\n");

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(IN_CARBON_PROPERTIES.formatted(
                            server.line("repository/conf/carbon.properties", "AllowAll")));
        }
    }

    @Test
    void findsWhatALookAlikeOf71Says() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new HostnameVerification())).isEmpty();
            server.toml(PARAMETER);

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(IN_CARBON_PROPERTIES.formatted(server.line("AllowAll")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JAVA_OPTS=\"$JAVA_OPTS OFF\" | $JAVA_OPTS MAIN $*",
                "if [ -z \"$X\" ]; then MORE=\"-Xss1m OFF\"; fi | \"${MORE}\" MAIN $*",
                "export INNER='OFF' OUTER=\"-Da=b $INNER\" | $OUTER MAIN $*",
                ": ${MORE:=OFF} | $MORE MAIN $*",
                "export _JAVA_OPTIONS=OFF | MAIN $*",
                "_JAVA_OPTIONS=\"-Da=b -Dhttpclient.hostnameVerifier=\\\"AllowAll\\\"\" | MAIN $*",
                "# | MAIN OFF $*",
                "# | OFF MAIN $*",
                "# | -Dhttpclient.hostnameVerifier=\"AllowAll\" MAIN $*"
            })
    void findsWhatAShellScriptSaysLater(String before, String command) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, LOOP, meant(before) + "\n" + LOOP)
                    .replace(SHELL, "    " + MAIN + " $*", "    " + meant(command));

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(IN_SCRIPT.formatted(server.line(SHELL, "AllowAll")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set CMD_LINE_ARGS=%CMD_LINE_ARGS% OFF | %CMD_LINE_ARGS% MAIN %CMD%",
                "set more=OFF | %CMD_LINE_ARGS% %MORE% MAIN %CMD%",
                "set \"_JAVA_OPTIONS=OFF\" | %CMD_LINE_ARGS% MAIN %CMD%",
                "set CMD=RUN OFF | %CMD_LINE_ARGS% MAIN %CMD%",
                "rem | %CMD_LINE_ARGS% OFF MAIN %CMD%"
            })
    void findsWhatABatchFileSaysLater(String before, String command) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(BATCH, ":runJava", meant(before) + "\r\n:runJava")
                    .replace(BATCH, "%CMD_LINE_ARGS% " + MAIN + " %CMD%", meant(command));

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(IN_SCRIPT.formatted(server.line(BATCH, "AllowAll")));
        }
    }

    @Test
    void findsABatchFileThatLeavesTheOptionsOut() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(BATCH, "%CMD_LINE_ARGS% " + MAIN, MAIN);

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly("error " + BATCH + ": -Dhttpclient.hostnameVerifier isn't passed to the JVM."
                            + " Pass -Dhttpclient.hostnameVerifier=Strict.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JAVA_OPTS='OFF'", // the command says more later
                "export JAVA_TOOL_OPTIONS=OFF", // the command line wins
                "export JDK_JAVA_OPTIONS=OFF",
                "UNUSED=OFF", // nobody names it
                "# JAVACMD=\"$JAVACMD OFF\""
            })
    void letsPassWhatIsNotInForce(String before) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, LOOP, meant(before) + "\n" + LOOP).toml(PARAMETER.replace("AllowAll", "Strict"));

            assertThat(server.findings(new HostnameVerification())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "JAVA_OPTS=\"-Xfoo -Djdk.internal.httpclient.disableHostnameVerification\""})
    void findsASwitchWithoutAValue(String before) throws IOException {
        String property = "jdk.internal.httpclient.disableHostnameVerification";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            String passed = before.equals("#") ? "-D" + property : "-Dnone";
            server.replace(SHELL, LOOP, before + " # theirs\n" + LOOP)
                    .replace(SHELL, "    " + MAIN, "    " + passed + " \\\n    " + MAIN);

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(
                            ("error %s: %s is empty: calls of Java's HTTP client don't verify the hostname of the"
                                            + " server. Remove it.")
                                    .formatted(server.line(SHELL, property), property));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "com.sun.jndi.ldap.object.disableEndpointIdentification, true, LDAP connections",
        "com.sun.jndi.ldap.object.disableEndpointIdentification, '', LDAP connections",
        "jdk.internal.httpclient.disableHostnameVerification, TRUE, calls of Java's HTTP client",
        "org.opensaml.httpclient.https.disableHostnameVerification, true, calls of OpenSAML",
        "org.wso2.ignoreHostnameVerification, true, calls of WSO2's components"
    })
    void findsPropertiesThatSwitchTheCheckOff(String property, String value, String calls) throws IOException {
        String text = "error %s: " + property + " is " + (value.isEmpty() ? "empty" : value) + ": " + calls
                + " don't verify the hostname of the server. Remove it.";
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, "    " + MAIN, "    -D" + property + "=" + value + " \\\n    " + MAIN);

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(text.formatted(server.line(SHELL, property)));
        }
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.toml("[system.parameter]\n\"%s\" = \"%s\"\n".formatted(property, value));

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(text.formatted(server.line(property)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "com.sun.jndi.ldap.object.disableEndpointIdentification=false",
        "jdk.internal.httpclient.disableHostnameVerification=false",
        "org.opensaml.httpclient.https.disableHostnameVerification=false",
        "org.wso2.ignoreHostnameVerification=false"
    })
    void letsPassThePropertiesAtTheirDefaults(String option) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, "    " + MAIN, "    -D" + option + " \\\n    " + MAIN);

            assertThat(server.findings(new HostnameVerification())).isEmpty();
        }
    }

    /** As API Manager's scripts come. */
    @Test
    void switchesTheCheckOnAgainForOpenSaml() throws IOException {
        String option = "-Dorg.opensaml.httpclient.https.disableHostnameVerification=";
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.replace(SHELL, "    " + MAIN, "    " + option + "true \\\n    " + MAIN);

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.read(SHELL)).contains(option + "false").doesNotContain(option + "true");
            assertThat(server.read(BATCH)).doesNotContain(option);
            assertThat(server.findings(new HostnameVerification())).isEmpty();
        }
    }

    @Test
    void switchesTheCheckOnAgainForThePortals() throws IOException {
        String key = "identity.auth_framework.endpoint.hostname_verification_enabled";
        var builds = AuditedServer.builds();
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "[identity.auth_framework.endpoint]\n",
                    "[identity.auth_framework.endpoint]\nhostname_verification_enabled = false\n");
            String line = server.line("hostname_verification_enabled");
            String said = "error %s: the portals don't verify the hostname of the server that they call. Set " + key
                    + " to true.";
            assertThat(server.findings(new HostnameVerification())).contains(said.formatted(line));

            ServerBuilds.harden(builds, server.distribution());

            assertThat(builds.said)
                    .contains("WARNING " + line + ": hostname verification in the portals was off; turned it on.");
            assertThat(server.findings(new HostnameVerification())).isEmpty();
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "hostname_verification_enabled = true",
                    "hostname_verification_enabled = \"false\"");
            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(said.formatted(server.line("hostname_verification_enabled")));
        }
    }

    private static String meant(String text) {
        return text.replace("OFF", OFF).replace("MAIN", MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryStartScriptOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(
                            forgiving(server, BATCH),
                            forgiving(server, SHELL),
                            forgiving(server, "bin/yajsw/wrapper.conf"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAHardenedKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            assertThat(server.findings(new HostnameVerification())).isEmpty();
        }
    }

    @Test
    void namesTheLineOfAScriptThatChecksNobody() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, "hostnameVerifier=\"Strict\"", "hostnameVerifier=\"AllowAll\"");

            assertThat(server.findings(new HostnameVerification()))
                    .containsExactly(IN_SCRIPT.formatted(server.line(SHELL, "AllowAll")));
        }
    }

    @Test
    void namesTheLineOfAScriptThatForgivesLocalhost() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(BATCH, "hostnameVerifier=\"Strict\"", "hostnameVerifier=\"DefaultAndLocalhost\"");

            assertThat(server.findings(new HostnameVerification())).containsExactly(forgiving(server, BATCH));
        }
    }

    @Test
    void decidesNothingWhereNoStartScriptCanBeRead() throws IOException {
        WithoutScripts.assertUndecided(new HostnameVerification());
    }

    private static String forgiving(AuditedServer server, String script) throws IOException {
        return ("error %s: -Dhttpclient.hostnameVerifier is DefaultAndLocalhost. Pass"
                        + " -Dhttpclient.hostnameVerifier=Strict.")
                .formatted(server.line(script, "DefaultAndLocalhost"));
    }
}
