package io.github.ishardening.control.keystore;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.StoreCertificates;
import java.io.IOException;

/** A rule for each certificate of the server's own keys, and of those that signed them. */
abstract class OwnCertificateControl extends Control {

    @Override
    public final void inspect(Inspection inspection, Findings findings) throws IOException {
        for (var own : StoreCertificates.own(inspection.stores())) {
            inspect(own, inspection, findings);
        }
        new Unseen(inspection, findings).stores(inspection.stores().uses().keystores());
    }

    abstract void inspect(StoreCertificates.Own own, Inspection inspection, Findings findings);
}
