package io.github.ishardening.audit.report;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules in {@code audit.sarif}: those of the report, then one for each advisory, because GitHub takes the severity
 * of a result only from its rule.
 */
final class SarifRules {

    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]+)]\\(https?:[^()]+\\)");
    private static final String SCORE = "security-severity";
    /** GitHub rejects a file with a rule that has more. */
    private static final int MOST_TAGS = 20;

    private final AuditReport report;
    private final List<Finding> advisories;
    private final SarifTaxonomies taxonomies;

    SarifRules(AuditReport report, SarifTaxonomies taxonomies) {
        this.report = report;
        this.taxonomies = taxonomies;
        this.advisories = report.findings().stream()
                .filter(finding -> finding.advisory().isPresent())
                .toList();
    }

    List<Map<String, Object>> all() {
        return Stream.concat(
                        report.rules().stream().map(this::rule),
                        advisories.stream().map(this::advisory))
                .toList();
    }

    /** The id of the rule that a finding belongs to. */
    static String id(Finding finding) {
        return finding.rule().id()
                + finding.advisory().map(advisory -> "/" + advisory.id()).orElse("");
    }

    /** The index in the list of the rule that a finding belongs to. */
    int index(Finding finding) {
        return finding.advisory().isPresent()
                ? report.rules().size() + advisories.indexOf(finding)
                : index(finding.rule());
    }

    /** The index of a rule in the list. */
    int index(Rule rule) {
        return report.rules().indexOf(rule);
    }

    static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** The severity of an advisory, if WSO2 states a score. */
    static Map<String, Object> score(Advisory advisory) {
        return advisory.cvss().isPresent() ? Json.object(SCORE, advisory.score()) : Map.of();
    }

    private Map<String, Object> rule(Rule rule) {
        var descriptor = Json.object(
                "id", rule.id(),
                "name", pascalCase(rule.id()),
                "shortDescription", Json.object("text", rule.title()),
                "fullDescription", Json.object("text", plain(rule.hardening())),
                "helpUri", rule.address(),
                "help", Json.object("text", plain(rule.help()), "markdown", rule.help()),
                "defaultConfiguration", Json.object("level", level(rule.severity())));
        descriptor.putAll(common(rule, score(worst(rule))));
        return descriptor;
    }

    private Map<String, Object> advisory(Finding finding) {
        Advisory advisory = finding.advisory().orElseThrow();
        var descriptor = Json.object(
                "id", id(finding),
                "shortDescription", Json.object("text", advisory.title()),
                "fullDescription", Json.object("text", advisory.title()),
                "helpUri", advisory.address(),
                "help", Json.object("text", finding.cure(), "markdown", finding.cure()),
                "defaultConfiguration", Json.object("level", level(finding.severity())));
        String score = advisory.cvss().isPresent() ? advisory.score() : score(finding.severity());
        descriptor.putAll(common(finding.rule(), score));
        return descriptor;
    }

    private Map<String, Object> common(Rule rule, String score) {
        var properties = Json.object("tags", tags(rule));
        if (rule.protects()) {
            properties.put(SCORE, score);
        }
        var common = Json.object("properties", properties);
        var relationships = taxonomies.relationships(rule);
        if (!relationships.isEmpty()) {
            common.put("relationships", relationships);
        }
        return common;
    }

    private static List<String> tags(Rule rule) {
        return Stream.concat(
                        Stream.of(rule.protects() ? "security" : "reliability"),
                        rule.requirements().stream()
                                .map(requirement -> requirement.standard().id() + "/" + requirement.id()))
                .limit(MOST_TAGS)
                .toList();
    }

    /** The severity of the worst finding: the policy may override the rule's, and findings may be less severe. */
    private Severity worst(Rule rule) {
        return report.of(rule).stream()
                .filter(finding -> finding.waived().isEmpty())
                .map(Finding::severity)
                .min(Severity::compareTo)
                .orElse(rule.severity());
    }

    /** The middle of GitHub's ranges for high, medium and low. */
    private static String score(Severity severity) {
        return switch (severity) {
            case ERROR -> "8.0";
            case WARNING -> "5.5";
            case INFO -> "2.0";
        };
    }

    private static String pascalCase(String id) {
        return Arrays.stream(id.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** Code and links are the only Markdown that rules use. */
    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "");
    }
}
