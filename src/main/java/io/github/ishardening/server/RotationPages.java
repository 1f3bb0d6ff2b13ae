package io.github.ishardening.server;

/** WSO2's pages on moving stored data to another key, as messages name them. */
public final class RotationPages {

    /** How data moves to another key where the server reads with one only: Identity Server 5.11 to 7.0. */
    public static final String BLUE_GREEN = "WSO2's documentation, \"Blue-Green Data Encryption Key Rotation\""
            + " (https://is.docs.wso2.com/en/6.0.0/deploy/security/blue-green-data-encryption-keyrotation/)";

    /** That data under the internal key has to move with it: Identity Server before 5.11. */
    public static final String ASYMMETRIC = "WSO2's documentation, \"An Overview of Symmetric Encryption\""
            + " (https://is.docs.wso2.com/en/5.11.0/administer/symmetric-overview/)";

    /** How data moves to another key where the server goes on to read with the former one: Identity Server 7.1 and later. */
    public static final String OLD_KEY = "WSO2's documentation, \"Data Encryption Key Rotation\""
            + " (https://is.docs.wso2.com/en/7.1.0/deploy/security/symmetric-encryption/data-encryption-keyrotation/)";

    private RotationPages() {}
}
