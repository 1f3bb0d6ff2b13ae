package io.github.ishardening.audit;

import io.github.ishardening.deployment.TomlFault;
import io.github.ishardening.deployment.TomlSize;
import io.github.ishardening.distribution.ByteOrderMark;
import io.github.ishardening.file.InputFile;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.Slip;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads a waiver file, and collects everything that is wrong in it. */
final class WaiverFile {

    private static final String WAIVER = "waiver";
    private static final Set<String> KEYS = Set.of("rule", "location", "reason", "until");

    private final Path file;
    private final Set<String> rules;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    WaiverFile(Path file, Collection<Rule> rules, LocalDate today) {
        this.file = file;
        this.rules = rules.stream().map(Rule::id).collect(Collectors.toSet());
        this.today = today;
    }

    /** The waivers, in the order of the file. */
    List<Waiver> read() throws IOException {
        var toml = Toml.parse(text());
        toml.errors().forEach(error -> problems.add(TomlFault.of(position(error.position()), error)));
        var waivers = problems.isEmpty() ? waivers(toml) : List.<Waiver>of();
        ProblemException.throwIfAny(problems);
        return waivers;
    }

    private List<Waiver> waivers(TomlTable toml) {
        var waivers = new ArrayList<Waiver>();
        for (String key : toml.keySet()) {
            if (key.equals(WAIVER) && toml.get(key) instanceof TomlArray array) {
                for (int i = 0; i < array.size(); i++) {
                    if (array.isTable(i)) {
                        waiver(array.getTable(i), array.inputPositionOf(i)).ifPresent(waivers::add);
                    } else {
                        refuse(array.inputPositionOf(i), "a waiver must be a table.");
                    }
                }
            } else {
                refuse(at(toml, key), key + " is unknown; only [[waiver]] is allowed.");
            }
        }
        return waivers;
    }

    private String text() throws IOException {
        InputFile.require("<waivers>", file, "Specify a waiver file, or none.");
        try {
            TomlSize.check(file);
            String text = ByteOrderMark.strip(Files.readString(file));
            TomlSize.check(text, file.toString());
            return text;
        } catch (CharacterCodingException e) {
            throw new ProblemException(file.toString(), "is not UTF-8.", "Save it as UTF-8.");
        }
    }

    private Optional<Waiver> waiver(TomlTable table, TomlPosition position) {
        int before = problems.size();
        for (String key : table.keySet()) {
            if (!KEYS.contains(key)) {
                refuse(
                        table.inputPositionOf(List.of(key)),
                        key + " is unknown; a waiver has rule, location, reason and until.");
            }
        }
        var rule = required(table, position, "rule");
        rule.filter(id -> !rules.contains(id))
                .ifPresent(id -> problems.add(
                        new Problem(position(at(table, "rule")), id + " isn't a rule.", Slip.cure(id, rules))));
        var location = text(table, "location");
        location.ifPresent(glob -> checkGlob(glob, at(table, "location")));
        var reason = required(table, position, "reason");
        var until = until(table, position);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new Waiver(position(position), rule.get(), location, reason.get(), until.get()));
    }

    private Optional<String> required(TomlTable table, TomlPosition position, String key) {
        var text = text(table, key);
        if (!table.contains(List.of(key))) {
            refuse(position, key + " is missing.");
        } else if (text.filter(String::isBlank).isPresent()) {
            refuse(at(table, key), key + " is empty.");
        }
        return text;
    }

    private Optional<String> text(TomlTable table, String key) {
        Object value = table.get(List.of(key));
        if (value != null && !(value instanceof String)) {
            refuse(at(table, key), key + " must be a string.");
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private Optional<LocalDate> until(TomlTable table, TomlPosition position) {
        Object value = table.get(List.of("until"));
        if (value == null) {
            refuse(position, "until is missing.");
            return Optional.empty();
        }
        try {
            LocalDate until = LocalDate.parse(value.toString());
            if (today.isAfter(until)) {
                problems.add(new Problem(
                        position(at(table, "until")),
                        "the waiver expired on " + until + ".",
                        "Fix the finding, or set a later date."));
            }
            return Optional.of(until);
        } catch (DateTimeParseException e) {
            refuse(at(table, "until"), "until must be a date such as 2027-03-31, but is " + value + ".");
            return Optional.empty();
        }
    }

    private void checkGlob(String glob, TomlPosition position) {
        try {
            Waiver.glob(glob);
        } catch (PatternSyntaxException e) {
            refuse(position, "location must be a glob such as repository/conf/**, but is " + glob + ".");
        }
    }

    private static TomlPosition at(TomlTable table, String key) {
        return table.inputPositionOf(List.of(key));
    }

    private void refuse(TomlPosition position, String what) {
        problems.add(new Problem(position(position), what, ""));
    }

    private String position(TomlPosition position) {
        return file.getFileName() + ":" + position.line();
    }
}
