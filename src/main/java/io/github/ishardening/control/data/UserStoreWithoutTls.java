package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;

/** What goes to and from a user store is encrypted. */
@Guideline(
        id = "user-store-without-tls",
        title = "Connections to user stores are encrypted",
        severity = Severity.WARNING,
        source = "Production guidelines, Access to external systems",
        address = OfficialPages.PRODUCT_LEVEL + "#tls",
        reportsOnly = true,
        hardening = """
            Use an `ldaps` URL or `StartTLSEnabled`. It looks at the primary user store and at those \
            in `userstores`, of the server and of its tenants; of a value with several addresses at each. \
            `database-without-tls` looks at user stores that are databases.""")
public final class UserStoreWithoutTls extends UserStoreControl {

    public UserStoreWithoutTls() {
        super("directory outside of the server", store -> store.isExternal() && !store.isDatabase());
    }

    @Override
    void inspect(UserStore store, Inspection inspection, Findings findings) {
        if (!store.isEncrypted()) {
            findings.add(
                    store.urlLocation(),
                    "the user store at %s is reached without TLS.".formatted(store.place()),
                    "Use ldaps for each address, or StartTLSEnabled.");
        }
    }
}
