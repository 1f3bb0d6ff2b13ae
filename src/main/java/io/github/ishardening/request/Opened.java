package io.github.ishardening.request;

import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.secret.Decryptions;

/**
 * What one run has opened, so that hardening and audit don't do it twice. Goes with the run.
 *
 * @param stores keystores and truststores
 * @param decryptions what was encrypted in vaults
 */
public record Opened(OpenStores stores, Decryptions decryptions) {

    /** Of a run that begins. */
    public static Opened nothing() {
        return new Opened(new OpenStores(), new Decryptions());
    }
}
