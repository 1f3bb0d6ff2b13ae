package io.github.ishardening.audit;

import java.util.List;
import java.util.Optional;

/**
 * The checks of a running server and their results.
 *
 * @param facts how the server was checked
 * @param rules the rules that were checked
 * @param observations their results
 */
public record ServerTrial(Facts facts, List<Rule> rules, Observations observations) {

    /**
     * How a server was checked.
     *
     * @param how how it was running: a sentence
     * @param notProven what the trial replaced, such as {@code database}
     */
    public record Facts(String how, List<String> notProven) {

        /** Copies the list. */
        public Facts {
            notProven = List.copyOf(notProven);
        }

        /** What the trial doesn't cover: a sentence; empty if it covers everything. */
        public Optional<String> unproven() {
            return notProven.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Not covered: " + String.join(", ", notProven) + ".");
        }
    }

    /** Copies the list. */
    public ServerTrial {
        rules = List.copyOf(rules);
    }
}
