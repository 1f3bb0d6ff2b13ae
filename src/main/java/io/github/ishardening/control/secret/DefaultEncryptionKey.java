package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.keys.EncryptionKeyFormat;
import io.github.ishardening.keystore.PublishedEncryptionKeys;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.EncryptionKeys;
import io.github.ishardening.server.RotationPages;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;

/**
 * Gives the server its own key for stored data. As shipped, every Identity Server since 5.11 has the same publicly
 * known key (WSO2 documentation, "Symmetric encryption").
 */
@Guideline(
        id = DefaultEncryptionKey.ID,
        title = "Stored data isn't encrypted with a publicly known key",
        severity = Severity.ERROR,
        source = "Symmetric encryption",
        address = OfficialPages.SYMMETRIC_ENCRYPTION,
        hardening = """
            Hardening sets `[encryption] key`, which is generated once and kept in `secrets.properties`, or read from \
            `<secrets><encryptionKey>`. A server with data keeps its key. In 7.1 and later, a publicly known key \
            becomes `old_key`, with which the server still decrypts; the audit warns about it until all data is \
            re-encrypted. If `<existing>` is true, a publicly known key that is kept because the version supports only \
            one key is also a warning.""",
        versions = "Identity Server 5.11 and later; earlier versions don't have this key.",
        nist = {"SC-12", "SC-28(1)"})
public final class DefaultEncryptionKey extends Control {

    public static final String ID = "default-encryption-key";

    @Override
    public void harden(HardeningContext hardening) {
        var toml = hardening.toml();
        hardening.encryption().ifPresent(keys -> {
            toml.set(EncryptionKeys.KEY, hardening.secrets().reference(SecretName.ENCRYPTION_KEY, keys.key()));
            keys.oldKey()
                    .ifPresent(old -> toml.set(
                            EncryptionKeys.OLD_KEY, hardening.secrets().reference(SecretName.ENCRYPTION_OLD_KEY, old)));
        });
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var format = EncryptionKeyFormat.of(inspection.product().kernel());
        var value = inspection.value(EncryptionKeys.KEY);
        var key = inspection.secret(EncryptionKeys.KEY);
        var origin = key.flatMap(PublishedEncryptionKeys::origin);
        if (origin.isPresent()) {
            boolean rotates =
                    format.filter(EncryptionKeyFormat::readsWithOldKey).isPresent();
            findings.add(
                    inspection.existing() && !rotates ? Severity.WARNING : findings.severity(),
                    inspection.at(EncryptionKeys.KEY, ServerFiles.CARBON_XML),
                    "stored data is encrypted with the publicly known key that %s.".formatted(origin.get()),
                    inspection.existing() ? another(rotates) : "Set a different one before the first start.",
                    !inspection.existing());
        } else if (key.isPresent() && format.isPresent()) {
            try {
                format.get().require(EncryptionKeys.KEY, key.get());
            } catch (ProblemException e) {
                findings.add(inspection.at(EncryptionKeys.KEY), e.problems().get(0));
            }
        } else if (value.isEmpty() && isSymmetric(inspection)) {
            findings.add(
                    inspection.at(EncryptionKeys.KEY),
                    "there is no key to encrypt stored data.",
                    "Set one before the first start.");
        }
        inspectOldKey(inspection, findings);
        new Unseen(inspection, findings).secrets(List.of(EncryptionKeys.KEY));
        if (value.isEmpty()) {
            findings.notApplicable("stored data is encrypted with the key of a store");
        }
    }

    private static String another(boolean rotates) {
        return rotates
                ? "Replace it with rotate-key -Dis-hardening.role=encryption; the server continues to decrypt with"
                        + " this one."
                : "Before Identity Server 7.1, a new key makes stored data unreadable: " + RotationPages.BLUE_GREEN
                        + ".";
    }

    private static void inspectOldKey(Inspection inspection, Findings findings) throws IOException {
        inspection
                .secret(EncryptionKeys.OLD_KEY)
                .flatMap(PublishedEncryptionKeys::origin)
                .ifPresent(origin -> findings.add(
                        Severity.WARNING,
                        inspection.at(EncryptionKeys.OLD_KEY),
                        "earlier data is encrypted with the publicly known key that %s.".formatted(origin),
                        "Have the server re-encrypt everything, then remove old_key: " + RotationPages.OLD_KEY + "."));
    }

    private static boolean isSymmetric(Inspection inspection) {
        return inspection
                .value("encryption.internal_crypto_provider")
                .orElse("")
                .contains("SymmetricKey");
    }
}
