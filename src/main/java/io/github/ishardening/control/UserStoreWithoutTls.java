package io.github.ishardening.control;

import io.github.ishardening.audit.Rule;
import io.github.ishardening.audit.Severity;
import java.io.IOException;

/** What goes to and from a user store is encrypted. */
final class UserStoreWithoutTls implements Control {

    private static final Rule RULE = new Rule(
            "user-store-without-tls",
            "Connections to user stores are encrypted",
            Severity.WARNING,
            "Production guidelines, Access to external systems",
            """
            Reported only: use an `ldaps` URL or `StartTLSEnabled`. It looks at the primary user store and at those \
            in `repository/deployment/server/userstores`.""",
            Versions.TOML);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (UserStore store : UserStore.of(inspection)) {
            boolean encrypted = store.url().startsWith("ldaps:")
                    || Boolean.parseBoolean(store.properties().get("StartTLSEnabled"));
            if (store.isExternal() && !encrypted) {
                findings.add(
                        store.location(),
                        "the user store at %s is reached without TLS.".formatted(store.url()),
                        "Use ldaps, or StartTLSEnabled.");
            }
        }
        new Unseen(inspection, findings)
                .none(
                        "user store outside of the server",
                        UserStore.of(inspection).stream()
                                .filter(UserStore::isExternal)
                                .toList());
    }
}
