package io.github.ishardening.keys;

/** The outcome of a run for a role's key. */
public enum KeyStatus {
    /** The key was already as requested, and its store is unchanged. */
    UP_TO_DATE("up to date"),
    /** A new key: none was stored and, unless it was rotated, none was in {@code keys.lock}. */
    CREATED("new key"),
    /** The user's key: none was stored and, unless it was rotated, no other one locked. */
    TAKEN_OVER("imported from the key that you provide"),
    /** The external authority's first certificate for a key that an earlier run generated. */
    CERTIFIED("certificate installed, same key"),
    /** A new certificate for the same key. */
    RENEWED("renewed with the same key"),
    /** A new key that replaces another one. */
    REKEYED("new key replaces the old one"),
    /**
     * The same key and certificate in a rewritten store: alias, password, protection or the authority's part of the
     * chain changed.
     */
    REWRITTEN("same key and certificate, store rewritten");

    private final String text;

    KeyStatus(String text) {
        this.text = text;
    }

    /** The status after this remedy. */
    static KeyStatus after(Difference.Remedy remedy) {
        return switch (remedy) {
            case REKEY -> REKEYED;
            case RENEW -> RENEWED;
            case REWRITE -> REWRITTEN;
        };
    }

    /**
     * Whether neither partners nor stored data have used the private key yet: without its certificate, they couldn't.
     */
    public boolean isNewKey() {
        return this == CREATED || this == CERTIFIED || this == REKEYED;
    }

    /** The status in words. */
    @Override
    public String toString() {
        return text;
    }
}
