package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** A reminder to call APIs with separate accounts, which only the applications know. */
@Guideline(
        id = "api-super-admin",
        title = "Applications call APIs with their own accounts",
        severity = Severity.INFO,
        source = "Production guidelines, Invoke APIs",
        address = OfficialPages.PRODUCT_LEVEL + "#invoke-apis",
        reportsOnly = true,
        hardening = """
            Give each application an account or an OAuth client with only the permissions that it needs.""",
        nist = "AC-6")
public final class ApiSuperAdmin extends Reminder {

    public ApiSuperAdmin() {
        super(
                "super_admin.username",
                "the build can't see whether applications call the APIs as the super administrator.",
                "Give each an account or an OAuth client with only the permissions that it needs.");
    }
}
