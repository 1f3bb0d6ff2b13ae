package io.github.ishardening.audit;

import java.util.List;
import java.util.Optional;

/**
 * What a server that runs was asked, and what it said.
 *
 * @param facts how that came about
 * @param rules the rules that were checked
 * @param observations what they say
 */
public record ServerTrial(Facts facts, List<Rule> rules, Observations observations) {

    /**
     * How a server came to be asked.
     *
     * @param how how it came to run: a sentence
     * @param notProven what the trial put something else in the place of, such as {@code database}
     */
    public record Facts(String how, List<String> notProven) {

        /** Copies the list. */
        public Facts {
            notProven = List.copyOf(notProven);
        }

        /** What isn't proven: a sentence; empty where all is. */
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
