package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;

/** Reports external user stores that the server can change. */
@Guideline(
        id = "user-store-writable",
        title = "External user stores are read-only",
        severity = Severity.INFO,
        source = "Production guidelines, Read-only access",
        address = OfficialPages.PRODUCT_LEVEL + "#read-only-access",
        reportsOnly = true,
        hardening = "Connect directories as read-only, unless the server manages their users.",
        nist = "AC-6")
public final class UserStoreWritable extends UserStoreControl {

    public UserStoreWritable() {
        super("external user store", UserStore::isExternal);
    }

    @Override
    void inspect(UserStore store, Inspection inspection, Findings findings) {
        boolean readOnly = store.className().contains("ReadOnly")
                || Boolean.parseBoolean(store.properties().get("ReadOnly"));
        if (!readOnly) {
            findings.add(
                    store.urlLocation(),
                    "the server can change the user store at %s.".formatted(store.place()),
                    "Connect it as read-only, unless the server manages these users.");
        }
    }
}
