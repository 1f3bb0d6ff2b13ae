package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;

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
            the store's, RSA for `primary` and `internal`; those of `[[keystore.custom]]` and `[custom_keystore]` and of \
            connectors in `[custom_transport]`, too, and whether what `[keystore.mapping]` names is one of them. A store whose password it doesn't know, and one without a \
            MAC, are an info.""")
public final class KeystoreUnreadable extends Control {

    private static final List<String> MAPPED = List.of("oauth", "ws_federation", "ws_trust");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        for (KeystoreReference use : inspection.stores().inUse()) {
            new StoreCheck(inspection, use, findings).run();
        }
        for (String service : MAPPED) {
            checkMapping(inspection, "keystore.mapping.%s.keystore_file_name".formatted(service), findings);
        }
        new Unseen(inspection, findings)
                .none("store that the configuration names", inspection.stores().inUse());
    }

    private static void checkMapping(Inspection inspection, String key, Findings findings) throws IOException {
        var named = inspection.value(key);
        if (named.isPresent()
                && inspection.stores().uses().custom().stream()
                        .noneMatch(store -> store.path().equals(ServerFiles.SECURITY + named.get()))) {
            findings.add(
                    inspection.at(key),
                    "%s names %s, which is no file_name of a [[keystore.custom]].".formatted(key, named.get()),
                    "Set the store up there, or name one of them.");
        }
    }
}
