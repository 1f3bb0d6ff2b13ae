package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** Who may sign in to the management console, only the running server knows. */
@Guideline(
        id = "console-access",
        title = "Few people may sign in to the console",
        severity = Severity.INFO,
        source = "Production guidelines, Access to Management Console",
        address = OfficialPages.PRODUCT_LEVEL + "#access-the-console",
        reportsOnly = true,
        hardening = """
            The running server decides it: give the permission to sign in to few, and each \
            administrator an account of his own.""",
        nist = "AC-6")
public final class ConsoleAccess extends Reminder {

    public ConsoleAccess() {
        super(
                "super_admin.admin_role",
                "who may sign in to the console",
                "Give the permission to sign in to those who administer, and several administrators different ones.");
    }
}
