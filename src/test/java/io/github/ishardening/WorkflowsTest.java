package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflows can do no more than they have to, and call what there is; whether GitHub reads them actionlint tells, there. */
class WorkflowsTest {

    private static final Path GITHUB = Path.of(".github");
    private static final Pattern USES = Pattern.compile("\\buses: *(\\S+)(.*)");
    private static final Pattern MAVEN = Pattern.compile("(?m)^ *(?:- )?(?:run: )?mvn (.*)$");
    private static final Pattern PROPERTY = Pattern.compile("\"?-D([A-Za-z.]+).*");
    private static final Set<String> FLAGS = Set.of("-B", "-ntp");
    private static final Set<String> PHASES = Set.of("process-test-classes", "verify", "deploy", "site");
    /** Properties of Maven's own plugins. */
    private static final Set<String> MAVENS = Set.of("skipTests", "invoker.skip");

    private static final Set<String> TRIGGERS = Set.of("push", "pull_request", "schedule", "workflow_dispatch");
    private static final Set<String> JOB_KEYS =
            Set.of("name", "needs", "runs-on", "timeout-minutes", "environment", "permissions", "strategy", "steps");
    private static final Set<String> STEP_KEYS = Set.of("id", "name", "if", "uses", "with", "shell", "env", "run");

    @ParameterizedTest
    @MethodSource("workflows")
    void startByNoEventThatRunsOthersCodeWithOurRights(Path workflow) throws IOException {
        assertThat(map(load(workflow), "on").keySet()).isNotEmpty().isSubsetOf(TRIGGERS);
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void mayOnlyReadUnlessAJobSaysWhatItWrites(Path workflow) throws IOException {
        assertThat(map(load(workflow), "permissions").values())
                .allSatisfy(right -> assertThat(right).isEqualTo("read"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void endInTimeOnMachinesOfAKnownRelease(Path workflow) throws IOException {
        for (Map<String, Object> job : jobs(workflow)) {
            assertThat(job.keySet()).isSubsetOf(JOB_KEYS);
            assertThat(job).containsKeys("name", "timeout-minutes");
            assertThat(job.get("runs-on").toString()).matches("[a-z]+-[0-9.]+|\\$\\{\\{ matrix\\.os }}");
            assertThat(map(load(workflow), "jobs").keySet())
                    .containsAll(job.containsKey("needs") ? List.of((String) job.get("needs")) : List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void runNoExpressionAsCode(Path workflow) throws IOException {
        for (Map<String, Object> step : steps(workflow)) {
            assertThat(step.keySet()).isSubsetOf(STEP_KEYS);
            assertThat(step.getOrDefault("run", "").toString()).doesNotContain("${{");
            assertThat(step.containsKey("run")).isNotEqualTo(step.containsKey("uses"));
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void leaveNoTokenInTheWorkTree(Path workflow) throws IOException {
        assertThat(steps(workflow))
                .filteredOn(step -> step.getOrDefault("uses", "").toString().startsWith("actions/checkout@"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(map(step, "with")).containsEntry("persist-credentials", false));
    }

    /** Tags move, commits don't. */
    @ParameterizedTest
    @MethodSource("workflowsAndActions")
    void useActionsByTheirCommitsAndSayWhichReleasesTheseAre(Path file) throws IOException {
        assertThat(found(USES, file)).isNotEmpty().allSatisfy(use -> {
            assertThat(use.group(1)).matches("[a-z/-]+@[0-9a-f]{40}");
            assertThat(use.group(2)).matches(" # v\\d+\\.\\d+\\.\\d+");
        });
    }

    @Test
    void useOneCommitOfAnAction() throws IOException {
        var commits = new ArrayList<String>();
        for (Path file : workflowsAndActions().toList()) {
            found(USES, file).forEach(use -> commits.add(use.group(1).replaceFirst("^([^/]+/[^/@]+)[^@]*", "$1")));
        }

        assertThat(commits.stream().distinct().map(use -> use.replaceFirst("@.*", "")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void callMavenWithPhasesProfilesAndPropertiesThatThereAre(Path workflow) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        for (MatchResult call : found(MAVEN, workflow)) {
            for (String argument : call.group(1).split(" ", -1)) {
                var property = PROPERTY.matcher(argument);
                if (property.matches()) {
                    assertThat(pom.contains("${" + property.group(1) + "}") || MAVENS.contains(property.group(1)))
                            .as(argument)
                            .isTrue();
                } else if (argument.startsWith("-P")) {
                    assertThat(pom).contains("<id>" + argument.substring("-P".length()) + "</id>");
                } else {
                    assertThat(FLAGS.contains(argument) || PHASES.contains(argument))
                            .as(argument)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void areKeptUpToDateWithTheLibraries() throws IOException {
        var updates = (List<?>) load(GITHUB.resolve("dependabot.yml")).get("updates");

        assertThat(updates)
                .extracting(update -> ((Map<?, ?>) update).get("package-ecosystem"))
                .isEqualTo(List.of("maven", "github-actions"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void comeWithFormsWhoseFieldsHaveNamesOfTheirOwn(Path form) throws IOException {
        Map<String, Object> content = load(form);

        assertThat(content).containsKeys("name", "description", "body");
        assertThat((List<?>) content.get("body"))
                .extracting(field -> ((Map<?, ?>) field).get("id"))
                .doesNotHaveDuplicates();
    }

    static Stream<Path> workflows() throws IOException {
        return files(GITHUB.resolve("workflows"));
    }

    static Stream<Path> workflowsAndActions() throws IOException {
        return Stream.concat(workflows(), Stream.of(GITHUB.resolve("actions/audit/action.yml")));
    }

    static Stream<Path> forms() throws IOException {
        return files(GITHUB.resolve("ISSUE_TEMPLATE")).filter(form -> !form.endsWith("config.yml"));
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    private static List<Map<String, Object>> jobs(Path workflow) throws IOException {
        var jobs = map(load(workflow), "jobs");
        return jobs.keySet().stream().map(job -> map(jobs, job)).toList();
    }

    private static List<Map<String, Object>> steps(Path workflow) throws IOException {
        var steps = new ArrayList<Map<String, Object>>();
        for (Map<String, Object> job : jobs(workflow)) {
            ((List<?>) job.get("steps")).forEach(step -> steps.add(map(Map.of("step", step), "step")));
        }
        return steps;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> load(Path file) throws IOException {
        return (Map<String, Object>)
                new Load(LoadSettings.builder().setLabel(file.toString()).build())
                        .loadFromString(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> map, String key) {
        assertThat(map).containsKey(key);
        return (Map<String, Object>) map.get(key);
    }

    private static List<MatchResult> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().toList();
    }
}
