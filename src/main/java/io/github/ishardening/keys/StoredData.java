package io.github.ishardening.keys;

/** The data that a server already has, in terms of the keys needed to decrypt it. */
public enum StoredData {
    /** None: the server is new. */
    NONE,
    /**
     * Data created by Identity Server 7 or later: the server encrypts it with {@code [encryption] key}, and only the
     * vault with the internal key (tested on 7.1.0).
     */
    UNDER_ENCRYPTION_KEY,
    /** Any other data: older versions encrypted it with the internal key, and it may never have been re-encrypted. */
    UNDER_ANY_KEY;

    /** Whether there is data. */
    public boolean exists() {
        return this != NONE;
    }
}
