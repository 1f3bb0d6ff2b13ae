package io.github.ishardening.control.web;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;

/** Who may sign in to the management console, only the running server knows. */
public final class ConsoleAccess implements Control {

    private static final Rule RULE = new Rule(
            "console-access",
            "Few people may sign in to the console",
            Severity.INFO,
            "Production guidelines, Access to Management Console",
            """
            Reported only, since the running server decides it: give the permission to sign in to few, and each \
            administrator an account of his own.""",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        findings.byHand(
                inspection.at("super_admin.admin_role", "repository/conf/user-mgt.xml"),
                "who may sign in to the console is decided on the running server.",
                "Give the permission to sign in to those who administer, and several administrators different ones.");
    }
}
