package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.inspection.Inspection;

/** Whose credentials applications call the APIs with, only the applications know. */
@Guideline(
        id = "api-super-admin",
        title = "Applications call APIs by accounts of their own",
        severity = Severity.INFO,
        source = "Product-level security guidelines, Invoke APIs",
        reportsOnly = true,
        hardening = """
            The applications decide it: give each an account or an OAuth client with the \
            permissions it needs.""")
public final class ApiSuperAdmin extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) {
        findings.byHand(
                inspection.at("super_admin.username", "repository/conf/user-mgt.xml"),
                "whether applications call the APIs as super administrator is decided on the running server.",
                "Give each an account or an OAuth client with the permissions it needs.");
    }
}
