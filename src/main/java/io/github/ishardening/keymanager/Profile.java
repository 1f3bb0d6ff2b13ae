package io.github.ishardening.keymanager;

/** Which instructions of WSO2 are followed. */
public enum Profile {
    /** Those of today, for API Manager 4.4 and later. */
    CURRENT,
    /** Those that API Manager 4.3 came with: legacy mode, scope issuers, and a unique constraint in the database. */
    DOCUMENTED
}
