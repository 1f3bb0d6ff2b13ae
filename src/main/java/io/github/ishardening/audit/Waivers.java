package io.github.ishardening.audit;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The findings that someone lets pass for a while, from a TOML file:
 *
 * <pre>{@code
 * [[waiver]]
 * rule = "database-password"
 * location = "repository/conf/**"     # optional: a glob over paths in the distribution, or ids of advisories
 * reason = "test system, H2 goes with release 3"
 * until = 2027-03-31                  # the last day on which it holds, in UTC
 * }</pre>
 */
record Waivers(List<Waiver> waivers) {

    /** Nothing is waived. */
    public static Waivers none() {
        return new Waivers(List.of());
    }

    /**
     * Reads a file of waivers.
     *
     * @param rules all rules that there are
     * @param today the day on which they have to hold
     * @throws ProblemException if the file is missing, isn't TOML, or has a waiver that is expired, incomplete, or names what doesn't exist; names all of these
     */
    public static Waivers read(Path file, Collection<Rule> rules, LocalDate today) throws IOException {
        return new Waivers(new WaiverFile(file, rules, today).read());
    }

    /** The same findings; those that a waiver covers carry its reason. The first waiver that covers one counts. */
    public List<Finding> applyTo(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        covering(finding).map(waiver -> waiver.applyTo(finding)).orElse(finding))
                .toList();
    }

    /** What to say of waivers for rules that were checked, and that cover none of the findings: they can go. */
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
