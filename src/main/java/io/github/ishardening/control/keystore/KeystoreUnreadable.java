package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreReference;
import java.io.IOException;

/** Every store that the configuration names is there, opens as the server will open it, and holds the key that is looked for. */
@Guideline(
        id = "keystore-unreadable",
        title = "The server can open its stores and keys",
        severity = Severity.ERROR,
        source = "Configure keystores",
        address = OfficialPages.CONFIGURE_KEYSTORES,
        hardening = """
            The stores that hardening writes open. The audit opens every store that the \
            configuration names as the server will: file, type, password, alias and key, the key's password equal to \
            the store's, RSA for `primary` and `internal`; those of connectors in `[custom_transport]`, \
            too. Those of a service's own are the business of `keystore-custom`. A store whose password it doesn't know, and one without a \
            MAC, are an info.""",
        protects = false)
public final class KeystoreUnreadable extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (KeystoreReference use : inspection.stores().inUse()) {
            if (!use.isCustom()) {
                new StoreCheck(inspection, use, findings).run();
            }
        }
        new Unseen(inspection, findings)
                .none("store that the configuration names", inspection.stores().inUse());
    }
}
