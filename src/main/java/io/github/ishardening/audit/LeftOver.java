package io.github.ishardening.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * What is left to the user.
 *
 * @param title why it is left
 * @param findings open findings, the most severe first
 * @param byHand manual checks
 */
public record LeftOver(String title, List<Finding> findings, List<ByHand> byHand) {

    /** The largest number of rules named. */
    private static final int MANY = 20;

    /** Copies the lists. */
    public LeftOver {
        findings = List.copyOf(findings);
        byHand = List.copyOf(byHand);
    }

    /**
     * The part that a console only counts.
     *
     * @param least the lowest severity of findings that it lists
     * @param isNews whether something hasn't been named yet; called once for each
     */
    LeftOver onlyCounted(Severity least, Predicate<Object> isNews) {
        var counted = new ArrayList<Finding>();
        for (Finding finding : findings) {
            if (finding.severity().compareTo(least) > 0
                    && isNews.test(name(finding.rule(), finding.location(), finding.message()))) {
                counted.add(finding);
            }
        }
        var tasks = new ArrayList<ByHand>();
        for (ByHand task : byHand) {
            if (isNews.test(name(task.rule(), task.location(), task.message()))) {
                tasks.add(task);
            }
        }
        return new LeftOver(title, counted, tasks);
    }

    /** Joins what a record's own text would contain, for which the JVM would load dozens of classes. */
    private String name(Rule rule, Location location, String message) {
        return String.join("\n", title, rule.id(), location.toString(), message);
    }

    public boolean isEmpty() {
        return findings.isEmpty() && byHand.isEmpty();
    }

    /** How many findings and manual checks of each kind: words that the names of {@link #rules} follow. */
    public String count() {
        return title + ": "
                + Summary.of(new Observations(findings, byHand, List.of()), 0).found() + ": ";
    }

    /** The first of their rules, the worst first. */
    public List<Rule> rules() {
        return all().stream().limit(MANY).toList();
    }

    /** What follows the names of {@link #rules}: the end of the sentence. */
    public String rest() {
        int more = all().size() - MANY;
        return more <= 0 ? "." : more == 1 ? " and 1 more rule." : " and %s more rules.".formatted(more);
    }

    private List<Rule> all() {
        var rules = new LinkedHashSet<Rule>();
        for (Finding finding : findings) {
            rules.add(finding.rule());
        }
        for (ByHand task : byHand) {
            rules.add(task.rule());
        }
        return List.copyOf(rules);
    }

    /** All of this in one sentence. */
    @Override
    public String toString() {
        var ids = new StringJoiner(", ", count(), rest());
        for (Rule rule : rules()) {
            ids.add(rule.id());
        }
        return ids.toString();
    }
}
