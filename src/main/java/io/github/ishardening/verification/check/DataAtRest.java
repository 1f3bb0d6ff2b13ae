package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** TODO */
@Guideline(
        id = "data-at-rest",
        title = "What the server writes is encrypted under the own key",
        severity = Severity.ERROR,
        source = "Symmetric encryption",
        address = OfficialPages.SYMMETRIC_ENCRYPTION,
        reportsOnly = true,
        hardening = "`verify-server` looks into what the started server has written.")
public final class DataAtRest extends ServerCheck {}
