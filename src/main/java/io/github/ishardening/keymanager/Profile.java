package io.github.ishardening.keymanager;

/** Which instructions of WSO2 are followed. */
public enum Profile {
    /** Those of today, for API Manager 4.3 and later. */
    CURRENT,
    /** Those of when API Manager 4.3 came out: legacy mode, scope issuers, and a unique constraint in the database. */
    DOCUMENTED
}
