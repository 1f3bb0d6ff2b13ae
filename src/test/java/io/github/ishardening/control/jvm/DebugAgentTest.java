package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DebugAgentTest {

    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String MAIN = "org.wso2.carbon.bootstrap.Bootstrap";
    private static final String LOOP = "while [ \"$status\"";
    private static final String DEBUGGER =
            "error %s: %s makes the JVM listen for a debugger: anyone who can reach it can run code as the server."
                    + " Remove it. To debug your own server, start the script with --debug.";
    private static final String AGENT =
            "info %s: %s loads an agent, which can read and change everything that the server does. Make sure that"
                    + " the agent is yours, and that nobody else can change its file.";

    @ParameterizedTest
    @EnumSource
    void saysNothingOfTheSwitchOfStockScripts(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.read(SHELL)).contains("-Xrunjdwp");
            assertThat(server.read(BATCH)).contains("-Xrunjdwp");

            assertThat(server.findings(new DebugAgent())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "# | -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005 MAIN $* | -agentlib:jdwp",
                "# | \"-agentlib:jdwp=transport=dt_socket,server=y,address=5005\" MAIN $* | -agentlib:jdwp",
                "# | -Xrunjdwp:transport=dt_socket,server=y,suspend=n MAIN $* | -Xrunjdwp",
                "# | -agentpath:/opt/jdk/lib/libjdwp.so=server=y MAIN $* | -agentpath:",
                "JAVA_OPTS=\"$JAVA_OPTS -agentlib:jdwp=server=y,address=$PORT\" | $JAVA_OPTS MAIN $* | -agentlib:jdwp",
                "JAVA_OPTS=\"-agentpath:${JAVA_HOME}/lib/libjdwp.so=server=y\" | $JAVA_OPTS MAIN $* | -agentpath:",
                "JAVA_OPTS=-agentpath:\"$JAVA_HOME\"/lib/libjdwp.so=server=y | $JAVA_OPTS MAIN $* | -agentpath:",
                "JAVA_OPTS='-agentpath:$JAVA_HOME/lib/libjdwp.so' | $JAVA_OPTS MAIN $* | -agentpath:",
                "export JAVA_TOOL_OPTIONS=-agentlib:jdwp=server=y | MAIN $* | -agentlib:jdwp",
                "if [ \"$CMD\" != \"--debug\" ]; then MORE=-Xrunjdwp:x; fi | $MORE MAIN $* | -Xrunjdwp"
            })
    void namesADebuggerThatAShellScriptStarts(String before, String command, String option) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, LOOP, before + " # theirs\n" + LOOP)
                    .replace(SHELL, "    " + MAIN + " $*", "    " + command.replace("MAIN", MAIN + " # theirs"));
            String text = before.equals("#") ? MAIN + " # theirs" : before;

            assertThat(server.findings(new DebugAgent()))
                    .containsExactly(DEBUGGER.formatted(server.line(SHELL, text), option));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set CMD_LINE_ARGS=%CMD_LINE_ARGS% -agentlib:jdwp=server=y,address=5005",
                "set JAVA_OPTS=-agentlib:jdwp=server=y,address=5005",
                "set \"_JAVA_OPTIONS=-agentlib:jdwp=server=y\"",
                "set JAVA_OPTS=-agentpath:%JAVA_HOME%\\bin\\jdwp.dll=server=y"
            })
    void namesADebuggerThatABatchFileStarts(String before) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(BATCH, ":runJava", before + "\r\n:runJava");

            assertThat(server.findings(new DebugAgent()))
                    .containsExactly(DEBUGGER.formatted(
                            server.line(BATCH, before),
                            before.contains("-agentpath:") ? "-agentpath:" : "-agentlib:jdwp"));
        }
    }

    /** In the branch of another command, in the other branch of that for the switch, and behind a label that all pass. */
    @Test
    void takesNoOtherPlaceForTheSwitch() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, "elif [ \"$CMD\" = \"start\" ]; then", """
                    elif [ "$CMD" = "start" ]; then
                      JAVA_OPTS="-agentlib:jdwp=server=y"
                    """);

            assertThat(server.findings(new DebugAgent()))
                    .containsExactly(
                            DEBUGGER.formatted(server.line(SHELL, "-agentlib:jdwp=server=y"), "-agentlib:jdwp"));
        }
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, LOOP, """
                    if [ "$CMD" = "--debug" ]; then
                      echo on
                    else
                      if [ -n "$CMD" ]; then
                        echo a command
                      fi
                      JAVA_OPTS="-agentlib:jdwp=server=y"
                    fi
                    """ + LOOP);

            assertThat(server.findings(new DebugAgent()))
                    .containsExactly(
                            DEBUGGER.formatted(server.line(SHELL, "-agentlib:jdwp=server=y"), "-agentlib:jdwp"));
        }
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(BATCH, "rem ----- commandDebug", "echo on\r\nrem ----- commandDebug");

            assertThat(server.findings(new DebugAgent()))
                    .containsExactly(DEBUGGER.formatted(server.line(BATCH, "-Xrunjdwp"), "-Xrunjdwp"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-javaagent:/opt/monitor.jar=licence=confidential, -javaagent:",
        "-javaagent:jdwp.jar, -javaagent:",
        "-agentlib:hprof=cpu=samples, -agentlib:",
        "-agentpath:/opt/jdwp/libmonitor.so, -agentpath:"
    })
    void callsOtherAgentsAnInfoWithoutTheirOptions(String agent, String option) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(SHELL, "    " + MAIN, "    " + agent + " \\\n    " + MAIN);

            assertThat(server.findings(new DebugAgent()))
                    .containsExactly(AGENT.formatted(server.line(SHELL, agent), option));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-Xdebug",
        "-Dagentlib=jdwp",
        "-XX:+EnableJVMCI",
        "UNUSED=-agentlib:jdwp=server=y",
        "# -agentlib:jdwp=server=y"
    })
    void letsPassWhatStartsNone(String harmless) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            if (harmless.startsWith("-")) {
                server.replace(SHELL, "    " + MAIN, "    " + harmless + " \\\n    " + MAIN);
            } else {
                server.replace(SHELL, LOOP, harmless + "\n" + LOOP);
            }

            assertThat(server.findings(new DebugAgent())).isEmpty();
        }
    }

    @Test
    void namesADebuggerOfALookAlikeOf71() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(server.findings(new DebugAgent())).isEmpty();
            server.replace(SHELL, "    " + MAIN, "    -agentlib:jdwp=server=y \\\n    " + MAIN);

            assertThat(server.findings(new DebugAgent()))
                    .containsExactly(
                            DEBUGGER.formatted(server.line(SHELL, "-agentlib:jdwp=server=y"), "-agentlib:jdwp"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAHardenedKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.hardened(kernel)) {
            assertThat(server.findings(new DebugAgent())).isEmpty();
        }
    }

    @Test
    void decidesNothingWhereNoStartScriptCanBeRead() throws IOException {
        WithoutScripts.assertUndecided(new DebugAgent());
    }
}
