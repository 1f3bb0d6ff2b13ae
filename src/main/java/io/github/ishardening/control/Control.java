package io.github.ishardening.control;

import java.io.IOException;

/**
 * One item of the production guidelines: a rule with an id that never changes, and how to make a distribution follow
 * it. A new guideline is a new class here and a line in {@link Controls}.
 */
public interface Control {

    /** The rule's id, in kebab case: what users exclude, waive and search for. */
    String id();

    /**
     * Makes the distribution follow the rule; stages edits only. Doing it twice edits nothing more.
     *
     * @param hardening what is being hardened, and what the user asked for
     * @throws IOException if the distribution can't be read
     */
    void harden(Hardening hardening) throws IOException;
}
