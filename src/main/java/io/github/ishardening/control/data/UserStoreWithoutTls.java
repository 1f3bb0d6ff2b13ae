package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;
import java.io.IOException;

/** What goes to and from a user store is encrypted. */
@Guideline(
        id = "user-store-without-tls",
        title = "Connections to user stores are encrypted",
        severity = Severity.WARNING,
        source = "Production guidelines, Access to external systems",
        reportsOnly = true,
        hardening = """
            Use an `ldaps` URL or `StartTLSEnabled`. It looks at the primary user store and at those \
            in `userstores`, of the server and of its tenants; of a value with several addresses at each. \
            `database-without-tls` looks at user stores that are databases.""")
public final class UserStoreWithoutTls extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (UserStore store : UserStore.of(inspection)) {
            if (store.isExternal() && !store.isDatabase() && !store.isEncrypted()) {
                findings.add(
                        store.urlLocation(),
                        "the user store at %s is reached without TLS.".formatted(store.place()),
                        "Use ldaps for each address, or StartTLSEnabled.");
            }
        }
        new Unseen(inspection, findings)
                .none(
                        "directory outside of the server",
                        UserStore.of(inspection).stream()
                                .filter(store -> store.isExternal() && !store.isDatabase())
                                .toList());
    }
}
