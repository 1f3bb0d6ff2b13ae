package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import io.github.ishardening.server.XmlText;
import java.io.IOException;
import java.util.regex.Pattern;

/** Checks that the vault opens: its key exists, and every secret is encrypted with that key. */
@Guideline(
        id = "vault-broken",
        title = "The server can open the Secure Vault",
        severity = Severity.ERROR,
        source = "Encrypt passwords with cipher tool",
        address = OfficialPages.CIPHER_TOOL,
        hardening = """
            Hardening encrypts the vault with the `internal` key, or with an AES key if `<secrets><vaultKey>` is \
            `aes`. The audit opens the vault as the server does, and decrypts every secret if it knows the password. \
            If the AES key isn't available, that is reported at level info. A reference to the vault is an error where \
            the server doesn't resolve it: in a file that doesn't declare the vault, in `stratos.xml`, or, before \
            securevault 1.1.13, if it isn't the only one in an address of the message broker. Before API Manager 4.5, hardening adds the \
            vault declaration to the template of `broker.xml`, as in later versions.""",
        versions = AppliesTo.TOML + " An AES key requires Identity Server 7.1 or later.",
        protects = false)
public final class VaultBroken extends Control {

    private static final String SECRETS = "secrets";

    /** Lacks only the declaration: its reader has resolved references since 2019 (wso2/product-apim#13585). */
    private static final String BROKER = Templates.of(ServerFiles.BROKER_XML);

    private static final Pattern BROKER_ROOT = Pattern.compile("<broker(?=[\\s>])([^<>]*+)>");

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        if (hardening.secrets().mode() == SecretsMode.VAULT && distribution.exists(BROKER)) {
            var template = new XmlText(distribution.read(BROKER));
            var root = template.find(BROKER_ROOT, 0)
                    .filter(found -> !found.group(1).contains(UnresolvedReferences.NAMESPACE));
            if (root.isPresent()) {
                template.replace(
                        root.get().start(1),
                        root.get().start(1),
                        " xmlns:svns=\"%s\"".formatted(UnresolvedReferences.NAMESPACE));
                distribution.write(BROKER, template.content());
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!inspection.toml().names(SECRETS).isEmpty()
                || !inspection.toml().secretReferences().isEmpty()) {
            new VaultCheck(inspection, findings).run();
            new UnresolvedReferences(inspection, findings).report();
        } else {
            findings.notApplicable("nothing refers to the vault");
        }
    }
}
