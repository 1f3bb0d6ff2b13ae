package io.github.ishardening.keymanager;

/** The edition of WSO2's instructions to follow. */
public enum Profile {
    /** The current ones, for API Manager 4.3 and later. */
    CURRENT,
    /** The first ones for API Manager 4.3: legacy mode, scope issuers, and a unique constraint in the database. */
    DOCUMENTED
}
