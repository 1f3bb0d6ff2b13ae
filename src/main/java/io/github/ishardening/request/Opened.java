package io.github.ishardening.request;

import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.secret.Decryptions;

/**
 * The resources opened in one run, shared by hardening and audit, and discarded afterwards.
 *
 * @param stores keystores and truststores
 * @param decryptions the decrypted contents of vaults
 */
public record Opened(OpenStores stores, Decryptions decryptions) {

    /** The resources at the beginning of a run. */
    public static Opened nothing() {
        return new Opened(new OpenStores(), new Decryptions());
    }
}
