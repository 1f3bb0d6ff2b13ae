package io.github.ishardening.control.data;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;
import java.util.Locale;
import java.util.Set;

/** The server's account in a directory isn't that of the directory's administrator. */
@Guideline(
        id = "user-store-root-user",
        title = "Directory accounts have limited privileges",
        severity = Severity.WARNING,
        source = "Production guidelines, Privileged users",
        address = OfficialPages.PRODUCT_LEVEL + "#privileged-users",
        reportsOnly = true,
        hardening = """
            Create an account that can only access the users and groups that the server needs, and configure it as the \
            user store's `ConnectionName`. The audit recognizes the usual names of administrators, such as \
            `cn=Directory Manager`, in the primary user store and those in `userstores`.""",
        nist = "AC-6")
public final class UserStoreRootUser extends UserStoreControl {

    private static final String ACCOUNT = "ConnectionName";
    private static final Set<String> ADMINISTRATORS =
            Set.of("admin", "administrator", "directory manager", "manager", "root", "rootdn");

    public UserStoreRootUser() {
        super("external directory", store -> store.isExternal() && !store.isDatabase());
    }

    @Override
    void inspect(UserStore store, Inspection inspection, Findings findings) {
        String account = store.properties().getOrDefault(ACCOUNT, "");
        if (ADMINISTRATORS.contains(name(account))) {
            findings.add(
                    store.isPrimary() ? inspection.at("user_store.connection_name") : store.at(ACCOUNT),
                    "the user store at %s is accessed as %s.".formatted(store.place(), account),
                    "Create an account that can only access the users and groups that the server needs.");
        }
    }

    /** The name in {@code cn=Manager,dc=example}, and for Active Directory in {@code DOMAIN\\Manager} and {@code Manager@domain}. */
    private static String name(String account) {
        return account.replaceFirst("^\\s*+[A-Za-z0-9.]++\\s*+=", "")
                .replaceFirst("[,+@].*", "")
                .replaceFirst("^.*\\\\", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
