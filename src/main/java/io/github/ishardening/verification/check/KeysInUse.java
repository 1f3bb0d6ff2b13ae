package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;

/** TODO */
@Guideline(
        id = "keys-in-use",
        title = "Tokens are signed with the own key",
        severity = Severity.ERROR,
        source = "Create new keystores",
        address = OfficialPages.CREATE_KEYSTORES,
        reportsOnly = true,
        hardening = "`verify-server` asks the started server for its keys and a token.")
public final class KeysInUse extends ServerCheck {}
