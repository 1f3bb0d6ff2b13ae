package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.VaultConf;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.VaultKey;
import io.github.ishardening.server.VaultKeys;
import java.io.IOException;

/** The vault opens with a secret key, which no quantum computer finds from a certificate. */
@Guideline(
        id = RsaVault.ID,
        title = "The Secure Vault opens with a secret key",
        severity = Severity.INFO,
        source = "Product-level security guidelines, default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            Hardening makes a secret key, AES-256, for the vault of a new server and puts it into the internal \
            keystore beside the RSA key. Keys that an earlier version of the plugin made, or that came with \
            `<existing>`, keep an RSA vault unless `<secrets><vaultKey>` is `aes`; with `rsa` a new server has one \
            too.""",
        versions = "Identity Server 7.1 and later.",
        nist = "SC-28(1)")
public final class RsaVault extends Control {

    public static final String ID = "rsa-vault";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (VaultKeys.ofNew(inspection.distribution()) == VaultKey.RSA) {
            findings.notApplicable("its guidelines ask for no secret key");
            return;
        }
        var conf = VaultConf.read(inspection.distribution()).filter(VaultConf::isEnabled);
        if (conf.isEmpty()) {
            findings.notApplicable("nothing refers to the vault");
        } else if (!conf.get().isSymmetric()) {
            findings.add(
                    SecretConf.PATH,
                    "the vault opens with an RSA key.",
                    "Set <secrets><vaultKey> to aes, or encrypt the secrets with the cipher tool and a secret key.");
        }
    }
}
