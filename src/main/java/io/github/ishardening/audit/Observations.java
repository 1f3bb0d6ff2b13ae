package io.github.ishardening.audit;

import io.github.ishardening.advisory.Advisory;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of rules for a distribution. A rule without any has passed.
 *
 * @param findings violations of rules, including waived ones
 * @param byHand what must be done on the server
 * @param notApplicable the rules that couldn't be evaluated and have no other results
 */
public record Observations(List<Finding> findings, List<ByHand> byHand, List<NotApplicable> notApplicable) {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.waived().isPresent())
            .thenComparing(Finding::severity)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(finding -> finding.location().path())
            .thenComparing(finding -> finding.location().line().orElse(0))
            .thenComparing(finding -> finding.advisory().orElse(null), Comparator.nullsFirst(Advisory.WORST_FIRST))
            .thenComparing(Finding::message)
            .thenComparing(Finding::cure);
    private static final Comparator<ByHand> BY_PLACE = Comparator.comparing(
                    (ByHand task) -> task.rule().id())
            .thenComparing(task -> task.location().path())
            .thenComparing(task -> task.location().line().orElse(0))
            .thenComparing(ByHand::message)
            .thenComparing(ByHand::cure);
    private static final Comparator<NotApplicable> BY_RULE = Comparator.comparing(
                    (NotApplicable undecided) -> undecided.rule().id())
            .thenComparing(NotApplicable::reason);

    /** Copies the lists, and drops rules from {@code notApplicable} that have other results. */
    public Observations {
        findings = List.copyOf(findings);
        byHand = List.copyOf(byHand);
        var speaking = speaking(findings, byHand);
        notApplicable = notApplicable.stream()
                .filter(undecided -> !speaking.contains(undecided.rule()))
                .toList();
    }

    /**
     * The same without duplicates, in an order that depends only on the content: findings with waived ones
     * last, the most severe first, then by rule and location; the others by rule and location.
     */
    Observations inOrder() {
        return new Observations(
                findings.stream().distinct().sorted(WORST_FIRST).toList(),
                byHand.stream().distinct().sorted(BY_PLACE).toList(),
                notApplicable.stream().distinct().sorted(BY_RULE).toList());
    }

    /** No results. */
    public static Observations none() {
        return new Observations(List.of(), List.of(), List.of());
    }

    /** Both these and the others. */
    public Observations and(Observations others) {
        return new Observations(
                both(findings, others.findings),
                both(byHand, others.byHand),
                both(notApplicable, others.notApplicable));
    }

    /** The same with mapped locations. */
    Observations at(UnaryOperator<Location> places) {
        return new Observations(
                findings.stream()
                        .map(finding -> finding.at(places.apply(finding.location())))
                        .toList(),
                byHand.stream()
                        .map(task ->
                                new ByHand(task.rule(), places.apply(task.location()), task.message(), task.cure()))
                        .toList(),
                notApplicable);
    }

    /** The results of the rules that match. */
    Observations of(Predicate<Rule> which) {
        return new Observations(
                findings.stream().filter(each -> which.test(each.rule())).toList(),
                byHand.stream().filter(each -> which.test(each.rule())).toList(),
                notApplicable.stream().filter(each -> which.test(each.rule())).toList());
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.of(some, others).flatMap(List::stream).toList();
    }

    private static Set<Rule> speaking(List<Finding> findings, List<ByHand> byHand) {
        return Stream.concat(
                        findings.stream().map(Finding::rule), byHand.stream().map(ByHand::rule))
                .collect(Collectors.toSet());
    }

    /** The rules with results. */
    Set<Rule> rules() {
        var rules = speaking(findings, byHand);
        notApplicable.forEach(undecided -> rules.add(undecided.rule()));
        return rules;
    }
}
