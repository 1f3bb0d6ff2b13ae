package io.github.ishardening.audit;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The findings that are accepted temporarily, from a TOML file:
 *
 * <pre>{@code
 * [[waiver]]
 * rule = "database-password"
 * location = "repository/conf/**"     # optional: a glob over paths in the distribution, or ids of advisories
 * reason = "test system, H2 goes with release 3"
 * until = 2027-03-31                  # the last day on which it is valid, in UTC
 * }</pre>
 */
record Waivers(List<Waiver> waivers) {

    /** No waivers. */
    public static Waivers none() {
        return new Waivers(List.of());
    }

    /**
     * Reads a waiver file.
     *
     * @param rules all existing rules
     * @param today the day on which the waivers must be valid
     * @throws ProblemException if the file is missing or isn't TOML, or a waiver is expired, incomplete, or names a
     *     rule or key that doesn't exist; lists everything that is wrong
     */
    public static Waivers read(Path file, Collection<Rule> rules, LocalDate today) throws IOException {
        return new Waivers(new WaiverFile(file, rules, today).read());
    }

    /** The same findings, waived if a waiver covers them. The first waiver that covers a finding applies. */
    public List<Finding> applyTo(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        covering(finding).map(waiver -> waiver.applyTo(finding)).orElse(finding))
                .toList();
    }

    /** Messages about waivers that cover no finding although their rule was checked: they can be removed. */
    public List<String> idle(List<Finding> findings, List<Rule> checked) {
        return waivers.stream()
                .filter(waiver -> checked.stream().anyMatch(rule -> rule.id().equals(waiver.rule())))
                .filter(waiver -> findings.stream().noneMatch(waiver::covers))
                .map(waiver ->
                        "%s: waives nothing: %s has no finding there.".formatted(waiver.position(), waiver.rule()))
                .toList();
    }

    private Optional<Waiver> covering(Finding finding) {
        return waivers.stream().filter(waiver -> waiver.covers(finding)).findFirst();
    }
}
