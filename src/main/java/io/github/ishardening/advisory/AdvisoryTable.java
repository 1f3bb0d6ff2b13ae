package io.github.ishardening.advisory;

import io.github.ishardening.distribution.ByteOrderMark;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table of advisories, keeps the rows that are wanted, and collects errors up to a limit. */
final class AdvisoryTable {

    /** Selects rows. */
    @FunctionalInterface
    interface Concern {
        /** Whether this version of this product, both as named in the table, is wanted. */
        boolean isWith(String product, String version);
    }

    private static final String COMMENT = "#";
    private static final String NONE = "-";
    private static final String TAB = "\t";
    private static final List<String> COLUMNS =
            List.of("advisory", "published", "severity", "cvss", "cves", "product", "version", "level");

    private static final Pattern AS_OF = Pattern.compile("\\bas of (\\d{4}-\\d{2}-\\d{2})\\b");
    private static final Pattern ID = Pattern.compile("WSO2-\\d{4}-\\d{4,6}");
    private static final Set<String> SEVERITIES =
            Set.of("critical", "high", "medium", "low", "informative", "not-applicable");
    private static final Pattern CVES = Pattern.compile("-|CVE-\\d{4}-\\d{4,9}(?:,CVE-\\d{4}-\\d{4,9})*+");
    private static final Pattern PRODUCT = Pattern.compile("(?!WSO2 )\\S(?:.*\\S)?");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})*+");
    private static final Pattern LEVEL = Pattern.compile("-|\\d{1,6}");

    /** The format of dates in the front matter of old advisories, {@code 7th September 2021}. */
    private static final DateTimeFormatter IN_WORDS =
            DateTimeFormatter.ofPattern("d['st']['nd']['rd']['th'] MMMM uuuu", Locale.ENGLISH);

    /** The number of problems to report: a table that is wrong throughout needs no more. */
    private static final int MANY = 20;

    private final String name;
    private final Concern concern;
    private final Map<String, Advisory> kept = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private LocalDate asOf;
    private boolean isHeaded;
    private int line;

    /**
     * A reader of one table.
     *
     * @param name its name in messages
     * @param concern the rows to keep
     */
    AdvisoryTable(String name, Concern concern) {
        this.name = name;
        this.concern = concern;
    }

    /**
     * Reads the table, and returns the rows that are wanted.
     *
     * @throws ProblemException naming the lines that are wrong
     */
    KnownAdvisories read(BufferedReader lines) throws IOException {
        for (String text = lines.readLine(); text != null && problems.size() < MANY; text = lines.readLine()) {
            line++;
            line(line == 1 ? ByteOrderMark.strip(text) : text);
        }
        if (problems.isEmpty() && !isHeaded) {
            problems.add(new Problem(name, "has no header row.", header()));
        }
        ProblemException.throwIfAny(problems);
        return new KnownAdvisories(asOf, List.copyOf(kept.values()));
    }

    private void line(String text) {
        if (text.startsWith(COMMENT)) {
            comment(text);
        } else if (!isHeaded) {
            head(text);
        } else if (!text.isBlank()) {
            row(text.split(TAB, -1));
        }
    }

    private void comment(String text) {
        Matcher day = AS_OF.matcher(text);
        if (asOf == null && day.find()) {
            asOf = date("as of", day.group(1));
        }
    }

    private void head(String text) {
        isHeaded = true;
        if (!List.of(text.split(TAB, -1)).equals(COLUMNS)) {
            refuse("the header row is missing.", header());
        } else if (asOf == null && problems.isEmpty()) {
            refuse("no comment at the top states the date of the data.", "Add one such as # as of 2026-07-01.");
        }
    }

    private static String header() {
        return "Add it before the first row, separated by tabs: " + String.join(" ", COLUMNS) + ".";
    }

    private void row(String[] cells) {
        if (cells.length != COLUMNS.size()) {
            refuse(
                    "has %s columns, but must have %s.".formatted(cells.length, COLUMNS.size()),
                    "Write %s, separated by tabs.".formatted(String.join(" ", COLUMNS)));
            return;
        }
        int before = problems.size();
        check(ID.matcher(cells[0]).matches(), 0, "an ID such as WSO2-2025-4494", cells);
        LocalDate published = date(COLUMNS.get(1), cells[1]);
        if (published != null && asOf != null && published.isAfter(asOf)) {
            refuse(
                    "published is %s, which is after the date of the data, %s.".formatted(published, asOf),
                    "Correct the date of the data in the comment.");
        }
        check(SEVERITIES.contains(cells[2]), 2, "critical, high, medium, low, informative or not-applicable", cells);
        check(
                cells[3].equals(NONE) || Advisory.SCORE.matcher(cells[3]).matches(),
                3,
                "a score such as 9.8, or -",
                cells);
        check(CVES.matcher(cells[4]).matches(), 4, "CVE IDs separated by commas, or -", cells);
        check(PRODUCT.matcher(cells[5]).matches(), 5, "a name without WSO2, such as Identity Server", cells);
        check(VERSION.matcher(cells[6]).matches(), 6, "a version such as 7.1.0", cells);
        check(LEVEL.matcher(cells[7]).matches(), 7, "an update level such as 23, or -", cells);
        if (problems.size() == before && concern.isWith(cells[5], cells[6])) {
            kept.merge(cells[0], advisory(cells, published), Advisory::and);
        }
    }

    private Advisory advisory(String[] cells, LocalDate published) {
        return new Advisory(
                cells[0],
                published,
                cells[2],
                cells[3].equals(NONE) ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cells[3])),
                cells[4].equals(NONE) ? List.of() : List.of(cells[4].split(",")),
                cells[7].equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[7])),
                asOf);
    }

    private LocalDate date(String what, String text) {
        try {
            return LocalDate.parse(text, text.contains(" ") ? IN_WORDS : DateTimeFormatter.ISO_LOCAL_DATE);
        } catch (DateTimeParseException e) {
            refuse("%s must be a date such as 2026-07-01, but is %s.".formatted(what, shown(text)), "");
            return null;
        }
    }

    private void check(boolean fits, int column, String expected, String[] cells) {
        if (!fits) {
            refuse("%s must be %s, but is %s.".formatted(COLUMNS.get(column), expected, shown(cells[column])), "");
        }
    }

    /** A cell as shown in messages: truncated if long, quoted if blank. */
    private static String shown(String cell) {
        int most = 60;
        return cell.isBlank()
                ? "\"" + cell.strip() + "\""
                : cell.length() > most ? cell.substring(0, most) + "..." : cell;
    }

    private void refuse(String what, String cure) {
        problems.add(new Problem(name + ":" + line, what, cure));
    }
}
