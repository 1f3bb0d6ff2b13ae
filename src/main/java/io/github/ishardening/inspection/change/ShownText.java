package io.github.ishardening.inspection.change;

import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.audit.ChangedLine.Kind;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A text as it may be shown: its lines masked, each with the rules whose controls decided it. */
final class ShownText {

    private final List<String> lines;
    private final Map<Integer, Set<String>> rules;

    /** Of a text in which controls decided these dotted keys, which are only where it is {@code deployment.toml}. */
    ShownText(ConfigurationText text, Map<String, SortedSet<String>> keys, SoughtSecrets secrets) {
        this.lines = SecretMask.mask(text.lines(), secrets);
        this.rules = keys.isEmpty() ? Map.of() : rules(text, keys);
    }

    /** One of its lines. */
    ChangedLine line(LineDiff.Step step) {
        int number = step.index() + 1;
        return new ChangedLine(
                step.kind(),
                number,
                lines.get(step.index()),
                step.kind() == Kind.KEPT ? Set.of() : rules.getOrDefault(number, Set.of()));
    }

    /** By line, counted from 1. */
    private static Map<Integer, Set<String>> rules(ConfigurationText text, Map<String, SortedSet<String>> keys) {
        var rules = new HashMap<Integer, Set<String>>();
        try {
            var toml = DeploymentToml.parse(text.content(), "deployment.toml");
            keys.forEach((key, ids) -> toml.line(key)
                    .ifPresent(line -> rules.computeIfAbsent(line, none -> new TreeSet<>())
                            .addAll(ids)));
        } catch (ProblemException e) {
            // Broken, which a finding says; so nobody is known to have decided anything.
            return Map.of();
        }
        return rules;
    }
}
