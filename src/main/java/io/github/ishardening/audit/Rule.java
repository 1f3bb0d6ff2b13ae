package io.github.ishardening.audit;

import java.util.Locale;

/**
 * What is checked, one rule for each control.
 *
 * @param id its name in kebab case, which never changes
 * @param title what it asks for: a short sentence without a full stop
 * @param severity how bad a finding is unless the user says otherwise
 * @param guideline the document and section that asks for it
 * @param address where that stands: a page of WSO2's, or a section of it
 * @param hardening what hardening does about it, or what is left to the user: sentences in Markdown
 * @param versions the versions for which it holds: sentences in Markdown
 * @param subject what it looks at
 */
public record Rule(
        String id,
        String title,
        Severity severity,
        String guideline,
        String address,
        String hardening,
        String versions,
        Subject subject) {

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

    /** What a user should know about it, in Markdown: reports and documentation take it from here. */
    public String help() {
        return """
                %s.

                %s

                Versions: %s

                Guideline: [%s](%s).
                """.formatted(title, hardening, versions, guideline, address);
    }
}
