package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** TODO */
@Guideline(
        id = "serves-tls",
        title = "The server speaks TLS as it was hardened",
        severity = Severity.ERROR,
        source = "Transport-level security",
        address = OfficialPages.TRANSPORT,
        reportsOnly = true,
        hardening = "`verify-server` shakes hands with the started server.")
public final class ServesTls extends ServerCheck {}
