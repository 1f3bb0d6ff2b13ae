package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** TODO */
@Guideline(
        id = "accounts",
        title = "Published passwords are refused, the own one is accepted",
        severity = Severity.ERROR,
        source = "Production guidelines, administrator",
        address = OfficialPages.PRODUCT_LEVEL,
        reportsOnly = true,
        hardening = "`verify-server` signs in to the started server.")
public final class Accounts extends ServerCheck {}
