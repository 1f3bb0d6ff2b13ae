package io.github.ishardening.keys;

/** What data a server has already, by the keys without which it can't be read any more. */
public enum StoredData {
    /** None: the server is new. */
    NONE,
    /**
     * Data that was Identity Server 7's from the beginning: the server encrypts it with {@code [encryption] key}, and
     * nothing but the vault with the internal key (by trial on 7.1.0).
     */
    UNDER_ENCRYPTION_KEY,
    /** Any other: older versions encrypted it with the internal key, and it needn't have been rewritten since. */
    UNDER_ANY_KEY;

    /** Whether there is data. */
    public boolean exists() {
        return this != NONE;
    }
}
