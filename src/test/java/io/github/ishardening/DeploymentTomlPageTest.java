package io.github.ishardening;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.config.PluginBlock;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.change.StagedChanges;
import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What hardening makes of a real {@code deployment.toml}: the page shows the lines that came and went, by control. */
class DeploymentTomlPageTest {

    private static final String INTRODUCTION = """
            # What changes in deployment.toml

            The `deployment.toml` of Carbon kernel %s, of the line that Identity Server 7.1 is built on, before and after
            `harden` with `<hostname>%s</hostname>` and defaults for everything else. Each section is one
            [control](controls.md). Lines that begin with `-` are gone, lines that begin with `+` are new, and the line above
            them is the table that they are in. Lines that aren't shown stay as they are, comments included.

            Identity Server and API Manager have more to change. After `harden`, `audit.html` shows the same for your own
            distribution, with the start scripts and every other file. To leave a change out, name its control in
            `<controls><excludes>`; to decide it yourself, [set the key in your fragment](usage.md#your-own-configuration).

            Secrets are masked as `•••`. This page is made by hardening that kernel; don't edit it.

            <!-- MACRO{toc|fromDepth=2|toDepth=2} -->
            """;

    private static final String VAULT = """

            ## The vault

            Every `$secret{…}` above refers to an entry of `[secrets]`, encrypted for the key of
            [`internal`](concepts.md#the-vault).
            """;

    @Test
    void showsWhatEachControlChanges() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            var builds = AuditedServer.builds();
            var request = request(builds.folder);
            builds.hostname = request.hostname();
            builds.settings = request.settings();
            var attribution = ServerBuilds.harden(builds, distribution).attribution();
            var changed = StagedChanges.of(distribution, attribution).masked(new SoughtSecrets(Map.of(), List.of()));
            var tables = new Tables(
                    lines(Kernel.PKCS12.read(ServerFiles.DEPLOYMENT_TOML)),
                    lines(distribution.read(ServerFiles.DEPLOYMENT_TOML)));
            Map<Set<String>, List<ChangedLine>> byControl = new LinkedHashMap<>();
            changed.stream()
                    .filter(file -> file.path().equals(ServerFiles.DEPLOYMENT_TOML))
                    .flatMap(file -> file.hunks().stream())
                    .flatMap(List::stream)
                    .filter(line -> line.kind() != Kind.KEPT && !line.text().isBlank())
                    .forEach(line -> byControl
                            .computeIfAbsent(new TreeSet<>(line.rules()), none -> new ArrayList<>())
                            .add(line));

            assertThat(byControl).hasSizeGreaterThan(10).containsKey(Set.of());
            GeneratedPage.assertSays(
                    "deployment-toml.md",
                    byControl.entrySet().stream()
                            .map(change -> section(change.getKey(), tables.diff(change.getValue())))
                            .collect(joining(
                                    "",
                                    INTRODUCTION.formatted(
                                            Kernel.PKCS12.version(),
                                            request.hostname().orElseThrow()),
                                    "")));
        }
    }

    /** What a plugin block asks for that names the host and nothing else. */
    private static HardeningRequest request(Path keys) {
        return PluginBlock.request("<hostname>is.example.com</hostname>", keys);
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private static String section(Set<String> ids, String diff) {
        String head = ids.isEmpty()
                ? VAULT
                : "\n## %s\n\n%s\n"
                        .formatted(
                                String.join(", ", ids),
                                Controls.rules().stream()
                                        .filter(rule -> ids.contains(rule.id()))
                                        .map(DeploymentTomlPageTest::sentence)
                                        .collect(joining(" ")));
        return head + "\n```diff\n" + diff + "```\n";
    }

    private static String sentence(Rule rule) {
        return "[`%1$s`](controls.md#%1$s): %2$s.".formatted(rule.id(), rule.title());
    }

    /** The tables in which lines stand, by the lines of the file before and after. */
    private record Tables(List<String> before, List<String> after) {

        String diff(List<ChangedLine> lines) {
            var diff = new StringBuilder();
            String last = "";
            for (ChangedLine line : lines) {
                String table = of(line);
                if (!table.equals(last) || line.text().equals(table)) {
                    diff.append(last.isEmpty() ? "" : "\n");
                    diff.append(line.text().equals(table) ? "" : " " + table + "\n");
                    last = table;
                }
                diff.append(line.kind() == Kind.REMOVED ? "-" : "+")
                        .append(line.text())
                        .append('\n');
            }
            return diff.toString();
        }

        private String of(ChangedLine line) {
            var lines = line.kind() == Kind.REMOVED ? before : after;
            return lines.subList(0, line.number()).stream()
                    .filter(text -> text.startsWith("["))
                    .reduce("", (first, second) -> second);
        }
    }
}
