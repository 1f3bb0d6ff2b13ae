package io.github.ishardening.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script gets from its container; the oracle is the shell, with a {@code java} that prints its arguments. */
class LaunchTest {

    /** Of the shape of those of WSO2. */
    private static final String SCRIPT = """
            #!/bin/sh
            if [ -z "$JVM_MEM_OPTS" ]; then
               JVM_MEM_OPTS="-Xms256m -Xmx1024m"
            fi
            while [ "$#" -ge 0 ]
            do
                "$JAVACMD" \\
                -Xbootclasspath/a:"none" \\
                $JVM_MEM_OPTS \\
                -Da=early \\
                $JAVA_OPTS \\
                -Db=late \\
                org.wso2.carbon.bootstrap.Bootstrap $*
                exit
            done
            """;

    private static final String ONE_LINE = "#!/bin/sh\n\"$JAVACMD\" -Da=early ${JVM_MEM_OPTS} ${JAVA_OPTS} -Db=late"
            + " org.wso2.carbon.bootstrap.Bootstrap \"$@\"\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Da=environment -Db=environment",
                "  -Da=1\t-Da=2\n-Dc='quoted' -Dd=\"x  y\" ",
                "-Da=it's -Dc=\\\\ -De=\"'\" -Df=#no -Dg=(;&|) # -Dh=ümlaut",
                "-Xmx3g -Da=x=y,z --add-opens java.base/java.lang=ALL-UNNAMED",
            })
    void theShellPutsTheWordsWhereTheyAreShown(String options) throws Exception {
        for (String script : List.of(SCRIPT, ONE_LINE)) {
            var launch = launch(Map.of("JAVA_OPTS", options, "JVM_MEM_OPTS", "-Xms1g -Xmx2g"), "-De=argument", "-Dk");

            var printed = run(script, launch);

            assertThat(printed).contains("-Xmx2g", "-Db=late", "-De=argument");
            var seen = StartScript.parse(
                    "bin/wso2server.sh",
                    launch.in("bin/wso2server.sh", bytes(script)).orElseThrow().content());
            for (String property : List.of("a", "b", "c", "d", "f", "g", "e", "k", "h")) {
                var last = printed.stream()
                        .filter(word -> word.startsWith("-D" + property + "=") || word.equals("-D" + property))
                        .reduce((earlier, later) -> later)
                        .map(word -> word.contains("=") ? word.substring(word.indexOf('=') + 1) : "true");
                assertThat(seen.settings(property).stream().findFirst().map(setting -> utf8(setting.value())))
                        .as(property)
                        .isEqualTo(last);
            }
            assertThat(seen.memory())
                    .isEqualTo(options.contains("-Xmx3g") ? new Heap("1g", "3g") : new Heap("1g", "2g"));
        }
    }

    @Test
    void whatComesInIsInForceOnAllWaysAndKnowsItsSource() {
        var shown = launch(
                        Map.of(
                                "JAVA_OPTS", "-Da=options",
                                "JAVA_TOOL_OPTIONS", "-Da=tool",
                                "_JAVA_OPTIONS", "-Da=last"),
                        "-Da=argument")
                .in("bin/wso2server.sh", bytes(SCRIPT))
                .orElseThrow();

        var script = StartScript.parse("bin/wso2server.sh", shown.content());

        assertThat(script.isAlwaysSet("a")).isTrue();
        assertThat(script.options("-Da=").stream()
                        .map(setting -> setting.value() + " "
                                + shown.lines().get(setting.line() - 1).number() + " "
                                + shown.lines().get(setting.line() - 1).source().orElse("-")))
                .containsExactly(
                        "tool 7 JAVA_TOOL_OPTIONS",
                        "early 10 -",
                        "options 11 JAVA_OPTS",
                        "last 13 _JAVA_OPTIONS",
                        "argument 13 args");
    }

    @Test
    void nothingIsChangedWhereNothingComesIn() {
        for (String script : List.of(SCRIPT, ONE_LINE, SCRIPT.replace("\n", "\r\n"))) {
            assertThat(launch(Map.of())
                            .in("bin/wso2server.sh", bytes(script))
                            .orElseThrow()
                            .content())
                    .asString(StandardCharsets.ISO_8859_1)
                    .isEqualTo(script);
        }
    }

    @Test
    void aScriptThatTakesNoOptionsIsTold() {
        var options = launch(Map.of("JAVA_OPTS", "-Da=b"));

        assertThat(options.in("bin/wso2server.sh", bytes(SCRIPT.replace("    $JAVA_OPTS \\\n", ""))))
                .isEqualTo(Optional.empty());
        assertThat(options.in("bin/wso2server.sh", bytes(SCRIPT.replace("while", "JAVA_OPTS=\"-Dx\"\nwhile"))))
                .isEqualTo(Optional.empty());
        assertThat(options.in("bin/wso2server.sh", bytes("echo"))).isEqualTo(Optional.empty());
        assertThat(options.in("bin/wso2server.bat", bytes(SCRIPT))).isEqualTo(Optional.empty());
    }

    @Test
    void aScriptMayAddToTheOptionsOrSetThemForADebugger() {
        var options = launch(Map.of("JAVA_OPTS", "-Da=b"));
        String adding = SCRIPT.replace("while", "JAVA_OPTS=\"$JAVA_OPTS -Da=own\"\nwhile");
        String debugging =
                SCRIPT.replace("while", "if [ \"$CMD\" = \"--debug\" ]; then\n  JAVA_OPTS=\"-Xdebug\"\nfi\nwhile");

        assertThat(options.in("bin/wso2server.sh", bytes(debugging))).isPresent();
        assertThat(StartScript.parse(
                                "bin/wso2server.sh",
                                options.in("bin/wso2server.sh", bytes(adding))
                                        .orElseThrow()
                                        .content())
                        .settings("a"))
                .extracting(StartScript.Setting::value)
                .startsWith("own", "b");
    }

    /** Of the script's own branch for it nothing counts unless an argument asks for it. */
    @Test
    void anArgumentThatAsksForADebuggerGetsWhatTheScriptGivesIt() {
        String script = SCRIPT.replace("while", """
                if [ "$CMD" = "--debug" ]; then
                  JAVA_OPTS="-Xdebug -Xrunjdwp:transport=dt_socket,address=$PORT"
                fi
                while""");

        for (String argument : List.of("--debug", "-debug", "debug", "-Dk --debug")) {
            var shown = launch(Map.of(), argument, "5005")
                    .in("bin/wso2server.sh", bytes(script))
                    .orElseThrow();

            assertThat(StartScript.parse("bin/wso2server.sh", shown.content()).options("-Xrun"))
                    .singleElement()
                    .satisfies(option -> {
                        assertThat(option.value()).isEqualTo("jdwp:transport=dt_socket,address=$PORT");
                        assertThat(shown.lines().get(option.line() - 1).source())
                                .hasValue(Launch.ARGUMENTS);
                    });
        }
        assertThat(launch(Map.of(), "-Ddebug").in("bin/wso2server.sh", bytes(script)))
                .hasValueSatisfying(shown -> assertThat(StartScript.parse("bin/wso2server.sh", shown.content())
                                .options("-Xrun"))
                        .isEmpty());
    }

    private List<String> run(String script, Launch launch) throws IOException, InterruptedException {
        Path java = Files.writeString(
                folder.resolve("java"), "#!/bin/sh\nfor i in \"$@\"; do printf '%s\\n' \"$i\"; done\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path file = Files.writeString(folder.resolve("wso2server.sh"), script);
        var command = new ArrayList<>(List.of("sh", file.toString()));
        command.addAll(launch.arguments());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(launch.variables());
        builder.environment().put("JAVACMD", java.toString());
        var process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return printed.lines().toList();
    }

    private static Launch launch(Map<String, String> variables, String... arguments) {
        return new Launch(new TreeMap<>(variables), List.of(arguments));
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
