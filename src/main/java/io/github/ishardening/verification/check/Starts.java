package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** TODO */
@Guideline(
        id = "starts",
        title = "The server starts, twice, without an error",
        severity = Severity.ERROR,
        source = "Production guidelines",
        address = OfficialPages.PRODUCT_LEVEL,
        reportsOnly = true,
        hardening = "`verify-server` starts the server twice.")
public final class Starts extends ServerCheck {}
