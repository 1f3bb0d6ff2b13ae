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

/** Reports an RSA vault key, which, unlike an AES key, quantum computers can derive from a certificate. */
@Guideline(
        id = RsaVault.ID,
        title = "The Secure Vault uses an AES key",
        severity = Severity.INFO,
        source = "Production guidelines, Default keystores",
        address = OfficialPages.PRODUCT_LEVEL + "#default-keystores",
        hardening = """
            For the vault of a new server, hardening generates an AES-256 key and puts it into the internal \
            keystore, next to the RSA key. With keys from an earlier version of the plugin, or with `<existing>`, \
            the vault keeps using RSA unless `<secrets><vaultKey>` is `aes`; with `rsa`, a new server uses RSA too.""",
        versions = "Identity Server 7.1 and later.",
        nist = "SC-28(1)")
public final class RsaVault extends Control {

    public static final String ID = "rsa-vault";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (VaultKeys.ofNew(inspection.distribution()) == VaultKey.RSA) {
            findings.notApplicable("its guidelines don't require an AES key");
            return;
        }
        var conf = VaultConf.read(inspection.distribution()).filter(VaultConf::isEnabled);
        if (conf.isEmpty()) {
            findings.notApplicable("nothing refers to the vault");
        } else if (!conf.get().isSymmetric()) {
            findings.add(
                    SecretConf.PATH,
                    "the vault uses an RSA key.",
                    "Set <secrets><vaultKey> to aes, or encrypt the secrets with the cipher tool and an AES key.");
        }
    }
}
