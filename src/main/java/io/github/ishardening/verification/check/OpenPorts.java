package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** TODO */
@Guideline(
        id = "open-ports",
        title = "The server listens on no port that nobody needs",
        severity = Severity.WARNING,
        source = "Production guidelines, network level",
        address = OfficialPages.NETWORK_LEVEL,
        reportsOnly = true,
        hardening = "`verify-server` lists the ports on which the started server listens.")
public final class OpenPorts extends ServerCheck {}
