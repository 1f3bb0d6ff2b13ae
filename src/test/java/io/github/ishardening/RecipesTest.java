package io.github.ishardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What users are to copy out of the pages runs, as far as it runs without others' servers. */
class RecipesTest {

    private static final Path PIPELINES = Path.of("src/site/markdown/pipelines.md");
    private static final Path ACTION = Path.of(".github/actions/audit/action.yml");
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
    private static final Pattern PROPERTY = Pattern.compile("-D(is-hardening\\.[A-Za-z.]+)=");

    @TempDir
    private Path folder;

    /** With an exit code for each call, the last of which stays; and what it was called with. */
    private static final String STUB = """
            #!/bin/sh
            printf '%s\\n' "$@" "$WSO2_UPDATES_SKIP_CONFLICTS" >> "$LOG"
            echo call >> "$LOG.calls"
            set -- $RESULTS
            eval "exit \\${$(wc -l < "$LOG.calls"):-0}"
            """;

    @ParameterizedTest
    @MethodSource("pages")
    void areScriptsThatAShellReads(Path page) throws Exception {
        for (String script : blocks(page, "sh")) {
            assertThat(run(Map.of(), "sh", "-n", "-c", script)).as(script).isEqualTo("0 ");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void areYamlThatAParserReads(Path page) throws IOException {
        for (String yaml : blocks(page, "yaml")) {
            assertThat(load(yaml)).as(yaml).isNotNull();
        }
    }

    /** The tool ends with 2 when it has updated itself, and with 3 at conflicts. */
    @ParameterizedTest
    @CsvSource({"0, 0, 1, true", "2 0, 0, 2, true", "2 2 2 0, 2, 3, false", "3, 3, 1, false", "2 1, 1, 2, false"})
    void updateAPackByAToolThatUpdatesItself(String results, int status, int calls, boolean packed) throws Exception {
        assumeThat(run(Map.of(), "sh", "-c", "command -v zip && command -v unzip"))
                .startsWith("0 ");
        Path tool = Files.createDirectories(folder.resolve("wso2is-7.1.0/bin")).resolve("wso2update_linux");
        Files.writeString(tool, STUB);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        run(Map.of(), "sh", "-c", "zip -qr wso2is-7.1.0.zip wso2is-7.1.0 && rm -r wso2is-7.1.0");
        Path log = folder.resolve("log");
        String script = blocks(PIPELINES, "sh").stream()
                .filter(block -> block.contains("wso2update_linux"))
                .findFirst()
                .orElseThrow();

        assertThat(run(Map.of("RESULTS", results, "LOG", log.toString()), "sh", "-ec", script))
                .isEqualTo(status + " ");

        assertThat(folder.resolve("log.calls")).content().hasLineCount(calls);
        assertThat(Files.readAllLines(log).subList(0, 4)).containsExactly("--level", "12", "--no-backup", "true");
        assertThat(Files.exists(folder.resolve("wso2is-7.1.0.12.zip"))).isEqualTo(packed);
    }

    @Test
    void haveAnActionWhoseStepsSayTheirShellAndTakeNoInputForCode() throws IOException {
        for (Map<?, ?> step : steps()) {
            if (step.containsKey("run")) {
                assertThat(step.get("shell")).isEqualTo("bash");
                assertThat((String) step.get("run")).doesNotContain("${{");
            } else {
                assertThat((String) step.get("uses")).contains("@");
            }
        }
    }

    @Test
    void haveAnActionThatSetsWhatTheGoalHas() throws IOException {
        String descriptor = Files.readString(DESCRIPTOR);

        assertThat(PROPERTY.matcher(Files.readString(ACTION)).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(property -> descriptor.contains("${" + property + "}"));
    }

    @ParameterizedTest
    @CsvSource({"0, true, ''", "1, true, waivers of ours.toml", "1, false, ''"})
    void haveAnActionThatEndsAsTheAuditDoesAndSaysWhereItsReportIs(int status, boolean reported, String waivers)
            throws Exception {
        Path maven = Files.writeString(folder.resolve("mvn"), """
                #!/bin/sh
                printf '%s\\n' "$@" > "$LOG"
                if [ "$REPORTS" = true ]; then
                    mkdir -p is-hardening-out/is-hardening/reports
                    echo '{}' > is-hardening-out/is-hardening/reports/audit.sarif
                fi
                exit "$STATUS"
                """);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path output = Files.createFile(folder.resolve("output"));
        String script = (String) steps().get(0).get("run");

        assertThat(run(
                        Map.of(
                                "PATH",
                                folder + ":" + System.getenv("PATH"),
                                "GITHUB_OUTPUT",
                                output.toString(),
                                "LOG",
                                folder.resolve("log").toString(),
                                "REPORTS",
                                Boolean.toString(reported),
                                "STATUS",
                                Integer.toString(status),
                                "DISTRIBUTION",
                                "packs of ours/$(touch ran).zip",
                                "PLUGIN_VERSION",
                                "1.0",
                                "FAIL_ON",
                                "warning",
                                "WAIVERS",
                                waivers),
                        "bash",
                        "-e",
                        "-o",
                        "pipefail",
                        "-c",
                        script))
                .isEqualTo(status + " ");

        assertThat(output).hasContent(reported ? "sarif=is-hardening-out/is-hardening/reports/audit.sarif" : "");
        var arguments = new ArrayList<>(List.of(
                "-B",
                "-ntp",
                "-N",
                "io.github.ishardening:is-hardening-maven-plugin:1.0:audit",
                "-Dis-hardening.audit.distribution=packs of ours/$(touch ran).zip",
                "-Dis-hardening.failOn=warning",
                "-Dis-hardening.outputDirectory=is-hardening-out"));
        if (!waivers.isEmpty()) {
            arguments.add(6, "-Dis-hardening.waivers=" + waivers);
        }
        assertThat(Files.readAllLines(folder.resolve("log"))).isEqualTo(arguments);
    }

    static Stream<Path> pages() throws IOException {
        return PagesTest.pages();
    }

    private static List<Map<?, ?>> steps() throws IOException {
        var runs = (Map<?, ?>) ((Map<?, ?>) load(Files.readString(ACTION))).get("runs");
        assertThat(runs.get("using")).isEqualTo("composite");
        var steps = new ArrayList<Map<?, ?>>();
        ((List<?>) runs.get("steps")).forEach(step -> steps.add((Map<?, ?>) step));
        return steps;
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private static List<String> blocks(Path page, String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Exit code and output of a command in the folder. */
    private String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + " " + Files.readString(said, UTF_8);
    }
}
