package io.github.ishardening.control.keystore;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.StoreFile;
import java.io.IOException;
import java.util.Optional;

/** Applies a rule to each certificate of the server's own keys and their issuers, in every store, in use or not. */
abstract class OwnCertificateControl extends Control {

    @Override
    public final void inspect(Inspection inspection, Findings findings) throws IOException {
        for (StoreFile file : inspection.stores().files()) {
            var former = inspection.stores().formerSigners(file);
            file.chains().forEach((alias, chain) -> {
                for (int i = 0; i < chain.size(); i++) {
                    var own = new OwnCertificate(
                            file.path(), alias, chain.get(i), i == 0, Optional.ofNullable(former.get(alias)));
                    inspect(own, inspection, findings);
                }
            });
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }

    abstract void inspect(OwnCertificate own, Inspection inspection, Findings findings);
}
