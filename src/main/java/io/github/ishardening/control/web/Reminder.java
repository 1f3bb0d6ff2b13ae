package io.github.ishardening.control.web;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;

/** A guideline that depends on the running server, so the audit lists it as a manual check. */
abstract class Reminder extends Control {

    private final String key;
    private final String question;
    private final String cure;

    /**
     * Creates a reminder.
     *
     * @param key the key of {@code deployment.toml}, rendered into {@code user-mgt.xml}, that it is about
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
