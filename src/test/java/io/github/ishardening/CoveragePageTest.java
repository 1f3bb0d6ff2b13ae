package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.control.catalogue.Controls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Which guideline is covered by what: the page says what {@code coverage.toml} says, and that leaves nothing out. */
class CoveragePageTest {

    private static final String INTRODUCTION = """
            # Coverage

            This page lists every security guideline on WSO2's official pages for Identity Server and API Manager, with the
            [controls](controls.md) that apply or audit it, or the reason why none does. The pages were read in July 2026.
            This page is generated from a table and the control classes; don't edit it.

            %s

            <!-- MACRO{toc|fromDepth=2|toDepth=2} -->
            """;
    private static final String HEADER = """

            | guideline | covered by |
            |---|---|
            """;

    private static final String OUT_OF_SCOPE = "Out of scope";
    private static final String NOT_NEEDED = "Not needed";

    private static final TomlTable COVERAGE = read("coverage.toml");
    private static final TomlTable ADVISORIES = read("control/bundle/advice.toml");
    private static final Map<String, Rule> RULES =
            Controls.rules().stream().collect(Collectors.toMap(Rule::id, Function.identity()));

    @Test
    void saysWhatCoversEachGuideline() throws IOException {
        GeneratedPage.assertSays(
                "coverage.md",
                Stream.of(
                                Stream.of(INTRODUCTION.formatted(sum())),
                                tables(COVERAGE, "page").stream().map(CoveragePageTest::section),
                                Stream.of(advisories(), beyond()))
                        .flatMap(Function.identity())
                        .collect(Collectors.joining()));
    }

    @Test
    void namesRulesThatThereAre() {
        assertThat(named("rules")).isNotEmpty().isSubsetOf(RULES.keySet());
    }

    /** A plan that was carried out goes to {@code rules}. */
    @Test
    void plansOnlyWhatThereIsNot() {
        assertThat(named("planned")).doesNotContainAnyElementsOf(RULES.keySet());
    }

    @Test
    void hasARuleOrAReasonForEveryGuideline() {
        assertThat(guidelines()).hasSizeGreaterThan(100).allSatisfy(guideline -> {
            assertThat(guideline.getString("address")).startsWith("https://");
            assertThat(Stream.of("rules", "planned", "reason").filter(guideline::contains))
                    .as(guideline.getString("asks"))
                    .isNotEmpty();
            assertThat(guideline.contains("reason"))
                    .as(guideline.getString("asks"))
                    .isNotEqualTo(guideline.contains("rules") || guideline.contains("planned"));
        });
    }

    @Test
    void hasNoGapAtProductLevel() {
        assertThat(tables(COVERAGE, "page"))
                .filteredOn(page -> page.getBoolean("complete", () -> false))
                .hasSize(1)
                .flatExtracting(page -> tables(page, "guideline"))
                .allMatch(guideline -> guideline.contains("rules"));
    }

    @Test
    void saysOfEveryRuleWhereItComesFrom() {
        var beyond = tables(COVERAGE, "beyond").stream()
                .flatMap(group -> texts(group, "rules").stream())
                .toList();

        assertThat(RULES.keySet()).isEqualTo(new TreeSet<>(union(named("rules"), beyond)));
        assertThat(named("rules")).doesNotContainAnyElementsOf(beyond);
    }

    private static String sum() {
        var kinds = guidelines().stream()
                .collect(Collectors.groupingBy(CoveragePageTest::kind, TreeMap::new, Collectors.counting()));
        return "%d guidelines: %d applied and audited, %d audited only, %d out of scope, %d not needed%s."
                .formatted(
                        guidelines().size(),
                        kinds.getOrDefault("hardened", 0L),
                        kinds.getOrDefault("audited", 0L),
                        kinds.getOrDefault(OUT_OF_SCOPE, 0L),
                        kinds.getOrDefault(NOT_NEEDED, 0L),
                        kinds.containsKey("planned") ? ", %d planned".formatted(kinds.get("planned")) : "");
    }

    private static String kind(TomlTable guideline) {
        if (guideline.contains("reason")) {
            return missing(guideline);
        }
        var rules = texts(guideline, "rules");
        if (rules.isEmpty()) {
            return "planned";
        }
        boolean hardened = rules.stream().anyMatch(rule -> RULES.get(rule).hardens());
        return hardened ? "hardened" : "audited";
    }

    private static String section(TomlTable page) {
        return "\n## %s\n%s%s%s"
                .formatted(
                        page.getString("title"),
                        page.contains("introduction") ? "\n" + page.getString("introduction") + "\n" : "",
                        HEADER,
                        tables(page, "guideline").stream()
                                .map(guideline -> row(
                                        "[%s](%s)"
                                                .formatted(guideline.getString("asks"), guideline.getString("address")),
                                        covers(guideline)))
                                .collect(Collectors.joining()));
    }

    private static String covers(TomlTable guideline) {
        if (guideline.contains("reason")) {
            return missing(guideline) + ": " + guideline.getString("reason");
        }
        var covers = new ArrayList<String>();
        texts(guideline, "rules").forEach(rule -> covers.add(link(rule)));
        texts(guideline, "planned").forEach(rule -> covers.add("planned: `%s`".formatted(rule)));
        return String.join(", ", covers) + (guideline.contains("note") ? ". " + guideline.getString("note") : "");
    }

    /** Why nothing covers it, in short. */
    private static String missing(TomlTable table) {
        return table.getBoolean("needed", () -> true) ? OUT_OF_SCOPE : NOT_NEEDED;
    }

    private static String advisories() {
        Map<String, List<TomlTable>> byId = tables(ADVISORIES, "advisory").stream()
                .collect(
                        Collectors.groupingBy(advisory -> advisory.getString("id"), TreeMap::new, Collectors.toList()));
        return "\n## Security advisories\n\nAdvisories that require a setting in addition to an update, or instead of"
                + " one.\n\n| advisory | covered by |\n|---|---|\n"
                + byId.entrySet().stream()
                        .map(advisory -> row(advisory.getKey(), follows(advisory.getValue())))
                        .collect(Collectors.joining());
    }

    private static String follows(List<TomlTable> advisories) {
        var first = advisories.get(0);
        if (first.contains("reason")) {
            return missing(first) + ": " + first.getString("reason");
        }
        if (first.contains("rule")) {
            return link(first.getString("rule"));
        }
        var keys = new ArrayList<String>();
        for (TomlTable advisory : advisories) {
            tables(advisory, "setting").forEach(setting -> keys.add("`%s`".formatted(setting.getString("key"))));
            if (advisory.contains("access")) {
                keys.add("`[[resource.access_control]]`");
            }
        }
        return link("advisory-settings") + ": " + keys.stream().distinct().collect(Collectors.joining(", "));
    }

    private static String beyond() {
        return "\n## Controls without a guideline\n\n| controls | reason |\n|---|---|\n"
                + tables(COVERAGE, "beyond").stream()
                        .map(group -> row(
                                texts(group, "rules").stream()
                                        .map(CoveragePageTest::link)
                                        .collect(Collectors.joining(", ")),
                                group.getString("since")))
                        .collect(Collectors.joining());
    }

    private static String link(String rule) {
        return "[`%1$s`](controls.md#%1$s)".formatted(rule);
    }

    private static String row(String left, String right) {
        return "| %s | %s |\n".formatted(left, right);
    }

    private static List<TomlTable> guidelines() {
        return tables(COVERAGE, "page").stream()
                .flatMap(page -> tables(page, "guideline").stream())
                .toList();
    }

    private static List<String> named(String key) {
        return guidelines().stream()
                .flatMap(guideline -> texts(guideline, key).stream())
                .distinct()
                .toList();
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.of(some, others).flatMap(List::stream).toList();
    }

    private static List<String> texts(TomlTable table, String key) {
        return table.getArrayOrEmpty(key).toList().stream()
                .map(String.class::cast)
                .toList();
    }

    private static List<TomlTable> tables(TomlTable table, String key) {
        var tables = new ArrayList<TomlTable>();
        TomlArray array = table.getArrayOrEmpty(key);
        for (int i = 0; i < array.size(); i++) {
            tables.add(array.getTable(i));
        }
        return tables;
    }

    private static TomlTable read(String name) {
        try (var stream = CoveragePageTest.class.getResourceAsStream(name)) {
            return Toml.parse(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
