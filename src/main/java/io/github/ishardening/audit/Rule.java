package io.github.ishardening.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is checked, one rule for each control.
 *
 * @param id its name in kebab case, which never changes
 * @param title what it asks for: a short sentence without a full stop
 * @param severity how bad a finding is unless the user says otherwise
 * @param guideline the document and section that asks for it
 * @param address where that stands: a page of WSO2's, or a section of it
 * @param theme what it is about
 * @param hardens whether hardening makes it so; otherwise it is only reported
 * @param hardening what hardening does about it, or what is left to the user: sentences in Markdown
 * @param versions the versions for which it holds: sentences in Markdown
 * @param subject what it looks at
 * @param protects whether attackers gain by a finding; otherwise the server only runs worse, or not at all
 * @param requirements what standards ask for that it has to do with
 */
public record Rule(
        String id,
        String title,
        Severity severity,
        String guideline,
        String address,
        Theme theme,
        boolean hardens,
        String hardening,
        String versions,
        Subject subject,
        boolean protects,
        List<Requirement> requirements) {

    /** Copies the list. */
    public Rule {
        requirements = List.copyOf(requirements);
    }

    /** What a rule looks at. */
    public enum Subject {
        /** The files of a distribution. */
        DISTRIBUTION,
        /** A server that runs. */
        STARTED_SERVER;

        /** As reports spell it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The numbers of the requirements by standard, both in their order. */
    public Map<Standard, List<String>> standards() {
        return requirements.stream()
                .collect(Collectors.groupingBy(
                        Requirement::standard, TreeMap::new, Collectors.mapping(Requirement::id, Collectors.toList())));
    }

    /** What a user should know about it, in Markdown: reports and documentation take it from here. */
    public String help() {
        String text = """
                %s.

                %s

                Versions: %s

                Guideline: [%s](%s).
                """.formatted(title, hardening, versions, guideline, address);
        return requirements.isEmpty() ? text : text + "\nStandards: %s.\n".formatted(namedStandards());
    }

    /** The requirements in words. */
    public String namedStandards() {
        return standards().entrySet().stream()
                .map(standard -> standard.getKey() + ": " + String.join(", ", standard.getValue()))
                .collect(Collectors.joining("; "));
    }
}
