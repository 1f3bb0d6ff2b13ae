package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.List;

/** Requires that the server can open the keystores that users add for services, as it can those of the roles. */
@Guideline(
        id = "keystore-custom",
        title = "The server can open its services' keystores",
        severity = Severity.ERROR,
        source = "Configure custom keystores",
        address = "https://is.docs.wso2.com/en/7.2.0/deploy/security/keystores/configure-custom-keystores/",
        reportsOnly = true,
        hardening = """
            These keystores are your own. The audit opens those in `[[keystore.custom]]` and `[custom_keystore]` as \
            `keystore-unreadable` does, and reports a `[keystore.mapping]` to a keystore that doesn't exist. The rules \
            for all stores find publicly known passwords, publicly known keys and weak keys in them.""",
        versions = "Identity Server 7.1 and later, API Manager.",
        protects = false)
public final class KeystoreCustom extends Control {

    private static final List<String> SERVICES = List.of("oauth", "ws_federation", "ws_trust");

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var stores = inspection.stores().uses().custom();
        for (KeystoreReference store : stores) {
            new StoreCheck(inspection, store, findings).run();
        }
        var mappings = SERVICES.stream()
                .map("keystore.mapping.%s.keystore_file_name"::formatted)
                .filter(key -> inspection.value(key).isPresent())
                .toList();
        for (String key : mappings) {
            checkMapping(inspection, stores, key, findings);
        }
        if (stores.isEmpty() && mappings.isEmpty()) {
            findings.notApplicable("no service has its own keystore");
        }
    }

    private static void checkMapping(
            Inspection inspection, List<KeystoreReference> stores, String key, Findings findings) throws IOException {
        String named = inspection.value(key).orElseThrow();
        if (stores.stream().noneMatch(store -> store.path().equals(ServerFiles.SECURITY + named))) {
            findings.add(
                    inspection.at(key),
                    "%s refers to %s, which isn't the file_name of a [[keystore.custom]].".formatted(key, named),
                    "Add the store there, or use one of them.");
        }
    }
}
