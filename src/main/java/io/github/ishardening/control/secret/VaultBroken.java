package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;

/** The vault opens: its key is there, and every secret in it was encrypted with that key. */
@Guideline(
        id = "vault-broken",
        title = "The Secure Vault opens",
        severity = Severity.ERROR,
        source = "Encrypt passwords with cipher tool",
        address = OfficialPages.CIPHER_TOOL,
        hardening = """
            Hardening writes the vault with the key of `internal`, or with a secret key \
            where `<secrets><vaultKey>` is `aes`. The audit opens it as the server will, and decrypts every secret \
            if it knows the password. A vault whose secret key it can't have is an info. The server resolves references in \
            XML files that declare the vault's namespace: hardening declares it in `broker.xml` of API Manager 4.4 and \
            earlier, and the audit names files that don't.""",
        versions = AppliesTo.TOML + " A secret key takes Identity Server 7.1 or later.")
public final class VaultBroken extends Control {

    private static final String SECRETS = "secrets";

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        if (!hardening.toml().secretReferences().isEmpty()) {
            VaultNamespace.declare(hardening.distribution());
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!inspection.toml().names(SECRETS).isEmpty()
                || !inspection.toml().secretReferences().isEmpty()) {
            new VaultCheck(inspection, findings).run();
            VaultNamespace.check(inspection, findings);
        } else {
            findings.notApplicable("nothing refers to the vault");
        }
    }
}
