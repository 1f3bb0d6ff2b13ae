package io.github.ishardening.audit;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.Slip;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The user's policy: excluded rules and overridden severities.
 *
 * @param failOn the lowest severity that fails the build
 * @param excludes ids of rules that aren't checked
 * @param severities overridden severities of findings, by rule id
 * @param advisoriesFailFrom the lowest CVSS score that makes an advisory an error, regardless of {@code severities};
 *     empty if none does
 */
public record Policy(
        FailOn failOn,
        SortedSet<String> excludes,
        SortedMap<String, Severity> severities,
        OptionalDouble advisoriesFailFrom) {

    /** The parameter that excludes rules, for messages. */
    private static final String EXCLUDES = "<audit><excludes>";
    /** The parameter that sets severities, for messages. */
    private static final String SEVERITIES = "<audit><severities>";

    /** Copies the collections. */
    public Policy {
        excludes = Collections.unmodifiableSortedSet(new TreeSet<>(excludes));
        severities = Collections.unmodifiableSortedMap(new TreeMap<>(severities));
    }

    /** A policy in which no CVSS score makes an advisory an error. */
    public Policy(FailOn failOn, SortedSet<String> excludes, SortedMap<String, Severity> severities) {
        this(failOn, excludes, severities, OptionalDouble.empty());
    }

    /**
     * Makes sure that the policy names only existing rules.
     *
     * @throws ProblemException naming each id that isn't a rule's
     */
    public void requireKnown(Collection<Rule> rules) {
        Set<String> known = rules.stream().map(Rule::id).collect(Collectors.toSet());
        List<Problem> problems = Stream.concat(
                        unknown(EXCLUDES, excludes, known), unknown(SEVERITIES, severities.keySet(), known))
                .toList();
        ProblemException.throwIfAny(problems);
    }

    /** Returns the findings with the severities of this policy. */
    List<Finding> weigh(Collection<Finding> findings) {
        return findings.stream().map(this::weighed).toList();
    }

    private Finding weighed(Finding finding) {
        boolean fails = advisoriesFailFrom.isPresent()
                && finding.advisory()
                        .filter(advisory -> advisory.reaches(advisoriesFailFrom.getAsDouble()))
                        .isPresent();
        return finding.as(
                fails ? Severity.ERROR : severities.getOrDefault(finding.rule().id(), finding.severity()));
    }

    private static Stream<Problem> unknown(String where, Collection<String> ids, Set<String> known) {
        return ids.stream()
                .filter(id -> !known.contains(id))
                .map(id -> new Problem(where, id + " isn't a rule.", Slip.cure(id, known)));
    }
}
