package io.github.ishardening.control.web;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;

/** Whose credentials applications call the APIs with, only the applications know. */
public final class ApiSuperAdmin implements Control {

    private static final Rule RULE = new Rule(
            "api-super-admin",
            "No application calls APIs as super administrator",
            Severity.INFO,
            "Product-level security guidelines, Invoke APIs",
            """
            Reported only, since the applications decide it: give each an account or an OAuth client with the \
            permissions it needs.""",
            AppliesTo.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        findings.byHand(
                inspection.at("super_admin.username", "repository/conf/user-mgt.xml"),
                "whether applications call the APIs as super administrator is decided on the running server.",
                "Give each an account or an OAuth client with the permissions it needs.");
    }
}
