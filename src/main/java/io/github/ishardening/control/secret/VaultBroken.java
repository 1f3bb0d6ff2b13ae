package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** The vault opens: its key is there, and every secret in it was encrypted with that key. */
public final class VaultBroken implements Control {

    private static final Rule RULE = new Rule(
            "vault-broken",
            "The Secure Vault opens",
            Severity.ERROR,
            "Encrypt passwords with cipher tool",
            """
            Nothing is edited for it: hardening writes the vault with the key of `internal`, or with a secret key \
            where `<secrets><vaultKey>` is `aes`. The audit opens it as the server will, and decrypts every secret \
            if it knows the password. A vault whose secret key it can't have is an info.""",
            AppliesTo.TOML + " A secret key takes Identity Server 7.1 or later.");
    private static final String SECRETS = "secrets";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!inspection.toml().names(SECRETS).isEmpty()
                || !inspection.toml().secretReferences().isEmpty()) {
            new VaultCheck(inspection, findings).run();
        } else {
            findings.notApplicable("nothing refers to the vault");
        }
    }
}
