package io.github.ishardening.keys;

/** What became of a role's key. */
public enum KeyStatus {
    /** It was what is asked for, and nothing was written. */
    UP_TO_DATE("up to date"),
    /** There was none, and no lock that names one. */
    CREATED("new key"),
    /** There was none, and no lock that names another; it came from a store that the user gave. */
    TAKEN_OVER("imported from the key that you provide"),
    /** The first certificate over a key that was made by an earlier run, from the authority that was asked. */
    CERTIFIED("certificate installed, same key"),
    /** A new certificate over the same key. */
    RENEWED("renewed with the same key"),
    /** A new key in place of another one. */
    REKEYED("new key replaces the old one"),
    /**
     * The same key and certificate in a store rewritten: alias, password, protection or the authority's part changed.
     */
    REWRITTEN("same key and certificate, store rewritten");

    private final String text;

    KeyStatus(String text) {
        this.text = text;
    }

    /** What a difference that calls for this leads to. */
    static KeyStatus after(Difference.Remedy remedy) {
        return switch (remedy) {
            case REKEY -> REKEYED;
            case RENEW -> RENEWED;
            case REWRITE -> REWRITTEN;
        };
    }

    /** Whether there is a private key that partners and data don't know yet; one without a certificate they can't. */
    public boolean isNewKey() {
        return this == CREATED || this == CERTIFIED || this == REKEYED;
    }

    /** The status in words. */
    @Override
    public String toString() {
        return text;
    }
}
