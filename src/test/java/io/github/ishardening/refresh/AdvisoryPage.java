package io.github.ishardening.refresh;

import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of an advisory, in Markdown, as WSO2 writes it for its site.
 *
 * @param id of the advisory
 * @param text of the page
 */
record AdvisoryPage(String id, String text) {

    /** What a column says that has nothing to say. */
    static final String NONE = "-";

    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,}");
    private static final Pattern SCORE = Pattern.compile("\\d+(?:\\.\\d)?");
    private static final Pattern AFFECTED = Pattern.compile("(?s)### AFFECTED PRODUCTS\\s*\\n(.*?)(?:\\n### |\\z)");
    private static final Pattern BULLET =
            Pattern.compile("(?m)^\\s*[*-]\\s*(?:WSO2 )?([A-Za-z][A-Za-z ]*[A-Za-z])\\W+(\\d.*)$");
    private static final Pattern VERSION = Pattern.compile("\\b\\d+\\.\\d+\\.\\d+\\b");
    private static final Pattern LEVEL = Pattern.compile(
            "(?m)^\\|\\s*(?:WSO2 )?([A-Za-z ]+?)\\s*\\|\\s*(\\d+\\.\\d+\\.\\d+)\\s*\\|\\s*(\\d+)\\s*\\|");
    private static final Map<String, String> OTHER_NAMES =
            Map.of("IS as Key Manager", "Identity Server as Key Manager");
    private static final List<DateTimeFormatter> DATES = Stream.of("yyyy-MM-dd", "MMMM d, yyyy", "d MMMM yyyy")
            .map(form -> DateTimeFormatter.ofPattern(form, Locale.ENGLISH))
            .toList();

    /** A row for each level that it names of these products, and for each other version that is affected. */
    List<AdvisoryRow> rows(Set<String> products) {
        var rows = new ArrayList<AdvisoryRow>();
        LEVEL.matcher(text).results().forEach(level -> rows.add(row(product(level), level.group(2), level.group(3))));
        var levelled = rows.stream().map(AdvisoryRow::about).collect(Collectors.toSet());
        var affected = AFFECTED.matcher(text);
        if (affected.find()) {
            BULLET.matcher(affected.group(1))
                    .results()
                    .forEach(bullet -> VERSION.matcher(bullet.group(2))
                            .results()
                            .map(version -> row(product(bullet), version.group(), NONE))
                            .filter(row -> !levelled.contains(row.about()))
                            .forEach(rows::add));
        }
        rows.removeIf(row -> !products.contains(row.product()));
        return rows;
    }

    private AdvisoryRow row(String product, String version, String level) {
        return new AdvisoryRow(id, published(), severity(), score(), cves(), product, version, level);
    }

    private String published() {
        String words = fact("published").replaceFirst("(\\d)(?:st|nd|rd|th)\\b", "$1");
        for (DateTimeFormatter form : DATES) {
            if (form.parseUnresolved(words, new ParsePosition(0)) != null) {
                return LocalDate.parse(words, form).toString();
            }
        }
        throw new IllegalArgumentException(id + ": published isn't a date: " + words + ".");
    }

    private String severity() {
        String word = fact("severity").toLowerCase(Locale.ROOT);
        return word.equals("n/a") ? "not-applicable" : word.replace(' ', '-');
    }

    private String score() {
        var score = SCORE.matcher(fact("cvss"));
        return score.lookingAt() ? score.group() : NONE;
    }

    private String cves() {
        String cves = text.lines()
                .filter(line -> line.startsWith("title:") || line.startsWith("cve-id:") || line.contains("CVE IDs:"))
                .flatMap(line -> CVE.matcher(line).results().map(MatchResult::group))
                .distinct()
                .collect(Collectors.joining(","));
        return cves.isEmpty() ? NONE : cves;
    }

    /** What the front matter says. */
    private String fact(String name) {
        var fact = Pattern.compile("(?m)^" + name + ": *\"?([^\"\\n]*?)\"? *$").matcher(text);
        return fact.find() ? fact.group(1).strip() : "";
    }

    private static String product(MatchResult match) {
        String name = match.group(1).strip();
        return OTHER_NAMES.getOrDefault(name, name);
    }
}
