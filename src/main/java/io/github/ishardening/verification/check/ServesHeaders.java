package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** TODO */
@Guideline(
        id = "serves-headers",
        title = "Answers carry the headers that browsers need",
        severity = Severity.WARNING,
        source = "Production guidelines, response headers",
        address = OfficialPages.PRODUCT_LEVEL,
        reportsOnly = true,
        hardening = "`verify-server` asks the started server for pages.")
public final class ServesHeaders extends ServerCheck {}
