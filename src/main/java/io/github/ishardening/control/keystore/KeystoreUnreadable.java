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

/** Requires every configured store to exist, to open as the server opens it, and to contain the configured key. */
@Guideline(
        id = "keystore-unreadable",
        title = "The server can open its keystores and keys",
        severity = Severity.ERROR,
        source = "Configure keystores",
        address = OfficialPages.CONFIGURE_KEYSTORES,
        hardening = """
            The stores that hardening writes can be opened. The audit opens every store in the configuration as the \
            server does: it checks the file, its type and password, the alias and the key, that the key's password \
            equals the store's, and that `primary` and `internal` are RSA keys. This includes connectors in \
            `[custom_transport]`; `keystore-custom` covers the services' own keystores. A store with an unknown \
            password or without a MAC is reported at level info.""",
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
                .none("store in the configuration", inspection.stores().inUse());
    }
}
