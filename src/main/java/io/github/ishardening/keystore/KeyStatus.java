package io.github.ishardening.keystore;

/** What became of a role's key. */
public enum KeyStatus {
    /** It was what is asked for, and nothing was written. */
    UP_TO_DATE("up to date"),
    /** There was none, and no lock that names one. */
    CREATED("new key"),
    /** A new certificate over the same key. */
    RENEWED("renewed over the same key"),
    /** A new key in place of another one. */
    REKEYED("new key in place of the old"),
    /** The same key and certificate in a store written anew: alias, password, protection or the authority's part changed. */
    REWRITTEN("same key and certificate, store written anew");

    private final String text;

    KeyStatus(String text) {
        this.text = text;
    }

    /** Whether there is a new private key. */
    public boolean isNewKey() {
        return this == CREATED || this == REKEYED;
    }

    /** The status in words. */
    @Override
    public String toString() {
        return text;
    }
}
