package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** A reminder to limit console access: only the running server knows who can sign in. */
@Guideline(
        id = "console-access",
        title = "Only administrators can sign in to the console",
        severity = Severity.INFO,
        source = "Production guidelines, Access to Management Console",
        address = OfficialPages.PRODUCT_LEVEL + "#access-the-console",
        reportsOnly = true,
        hardening = """
            Permissions are set on the running server: grant the login permission to only a few users, and give each \
            administrator a separate account.""",
        nist = "AC-6")
public final class ConsoleAccess extends Reminder {

    public ConsoleAccess() {
        super(
                "super_admin.admin_role",
                "the build can't see who can sign in to the console.",
                "Grant the login permission to administrators only, and give each a separate account.");
    }
}
