package io.github.ishardening.server;

/** WSO2's pages on moving stored data to another key, for messages. */
public final class RotationPages {

    /** Moving data to another key if the server reads with only one key: Identity Server 5.11 to 7.0. */
    public static final String BLUE_GREEN = "WSO2's documentation, \"Blue-Green Data Encryption Key Rotation\""
            + " (https://is.docs.wso2.com/en/6.0.0/deploy/security/blue-green-data-encryption-keyrotation/)";

    /** Moving data that is encrypted with the internal key along with it: Identity Server before 5.11. */
    public static final String ASYMMETRIC = "WSO2's documentation, \"An Overview of Symmetric Encryption\""
            + " (https://is.docs.wso2.com/en/5.11.0/administer/symmetric-overview/)";

    /** Moving data to another key if the server also reads with the former one: Identity Server 7.1 and later. */
    public static final String OLD_KEY = "WSO2's documentation, \"Data Encryption Key Rotation\""
            + " (https://is.docs.wso2.com/en/7.1.0/deploy/security/symmetric-encryption/data-encryption-keyrotation/)";

    private RotationPages() {}
}
