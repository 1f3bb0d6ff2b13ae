package io.github.ishardening.control.web;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;

/** A guideline about what only the running server decides: it is said to be looked after by hand. */
abstract class Reminder extends Control {

    private final String key;
    private final String question;
    private final String cure;

    /**
     * Reminds of a question.
     *
     * @param key the key of {@code deployment.toml} that it is about, in {@code user-mgt.xml}
     */
    Reminder(String key, String question, String cure) {
        this.key = key;
        this.question = question;
        this.cure = cure;
    }

    @Override
    public final void inspect(Inspection inspection, Findings findings) {
        findings.byHand(inspection.at(key, "repository/conf/user-mgt.xml"), question, cure);
    }
}
