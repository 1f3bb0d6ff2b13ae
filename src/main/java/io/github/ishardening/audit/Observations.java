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
 * What rules say of a distribution. A rule of which nothing stands here has passed.
 *
 * @param findings where rules aren't followed, waived findings included
 * @param byHand what has to be done on the server
 * @param notApplicable the rules that couldn't be decided; none that says anything else
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

    /** Copies the lists, without what can't be decided of a rule that says something. */
    public Observations {
        findings = List.copyOf(findings);
        byHand = List.copyOf(byHand);
        var speaking = speaking(findings, byHand);
        notApplicable = notApplicable.stream()
                .filter(undecided -> !speaking.contains(undecided.rule()))
                .toList();
    }

    /**
     * The same, nothing twice, in an order that depends on nothing but the content: findings with the waived ones last, the
     * worst first, then by rule and place; the rest by rule and place.
     */
    Observations inOrder() {
        return new Observations(
                findings.stream().distinct().sorted(WORST_FIRST).toList(),
                byHand.stream().distinct().sorted(BY_PLACE).toList(),
                notApplicable.stream().distinct().sorted(BY_RULE).toList());
    }

    /** Nothing was said. */
    public static Observations none() {
        return new Observations(List.of(), List.of(), List.of());
    }

    /** These and the others. */
    public Observations and(Observations others) {
        return new Observations(
                both(findings, others.findings),
                both(byHand, others.byHand),
                both(notApplicable, others.notApplicable));
    }

    /** The same at other places. */
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

    /** What these rules say. */
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

    /** The rules that something is said of. */
    Set<Rule> rules() {
        var rules = speaking(findings, byHand);
        notApplicable.forEach(undecided -> rules.add(undecided.rule()));
        return rules;
    }
}
