package io.github.ishardening.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rule that a control checks; each control has one.
 *
 * @param id its name in kebab case, which never changes
 * @param title what it requires: a short sentence without a full stop
 * @param severity the severity of findings unless the user overrides it
 * @param guideline the document and section that require it
 * @param address the address of the guideline: a page of WSO2's, or a section of it
 * @param theme its theme
 * @param hardens whether hardening enforces it; otherwise it is only reported
 * @param hardening what hardening does about it, or what is left to the user: sentences in Markdown
 * @param versions the versions that it applies to: sentences in Markdown
 * @param subject what it checks
 * @param protects whether a finding helps attackers; otherwise the server only runs worse, or not at all
 * @param requirements the requirements of standards that it relates to
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

    /** What a rule checks. */
    public enum Subject {
        /** The files of a distribution. */
        DISTRIBUTION,
        /** A running server. */
        STARTED_SERVER;

        /** The name in reports. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The numbers of the requirements by standard, both in order. */
    public Map<Standard, List<String>> standards() {
        return requirements.stream()
                .collect(Collectors.groupingBy(
                        Requirement::standard, TreeMap::new, Collectors.mapping(Requirement::id, Collectors.toList())));
    }

    /** What users should know about it, in Markdown; used in reports and documentation. */
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
