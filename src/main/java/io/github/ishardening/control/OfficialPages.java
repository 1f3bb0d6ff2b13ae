package io.github.ishardening.control;

import io.github.ishardening.advisory.Advisory;

/** URLs of the official pages that rules refer to, all WSO2's except Tomcat's; append a section's anchor. */
public final class OfficialPages {

    private static final String IDENTITY_SERVER = "https://is.docs.wso2.com/en/7.1.0/";
    private static final String SECURITY = IDENTITY_SERVER + "deploy/security/";
    private static final String API_MANAGER = "https://apim.docs.wso2.com/en/4.5.0/";

    public static final String PRODUCT_LEVEL = SECURITY + "security-guidelines/product-level-security-guidelines/";
    public static final String NETWORK_LEVEL = SECURITY + "security-guidelines/network-level-security-guidelines/";
    public static final String OS_LEVEL = SECURITY + "security-guidelines/os-level-security-guidelines/";
    public static final String KEYSTORES = SECURITY + "keystores/";
    public static final String CREATE_KEYSTORES = KEYSTORES + "create-new-keystores/";
    public static final String CONFIGURE_KEYSTORES = KEYSTORES + "configure-keystores/";
    public static final String TRANSPORT = SECURITY + "configure-transport-level-security/";
    public static final String CIPHER_TOOL = SECURITY + "encrypt-passwords-with-cipher-tool/";
    public static final String SYMMETRIC_ENCRYPTION = SECURITY + "symmetric-encryption/";
    public static final String PBKDF2 = IDENTITY_SERVER + "deploy/configure/user-stores/secure-userstore-using-pbkdf2/";
    public static final String TOKEN_HASHING = IDENTITY_SERVER + "references/token-hashing/";
    public static final String POST_QUANTUM = SECURITY + "configure-post-quantum-tls/";
    public static final String CSRF =
            IDENTITY_SERVER + "deploy/mitigate-attacks/mitigate-cross-site-request-forgery-attacks/";
    public static final String BRUTE_FORCE = IDENTITY_SERVER + "deploy/mitigate-attacks/mitigate-brute-force-attacks/";
    public static final String CORS = "https://is.docs.wso2.com/en/7.3.0/deploy/configure/configure-cors/";
    public static final String LOGS = IDENTITY_SERVER + "deploy/monitor/monitor-logs/";
    public static final String LOG_MASKING = IDENTITY_SERVER + "deploy/monitor/mask-sensitive-information-in-logs/";
    public static final String DATABASES = IDENTITY_SERVER + "deploy/configure/databases/";
    public static final String API_MANAGER_GUIDELINES = API_MANAGER
            + "install-and-setup/setup/deployment-best-practices/security-guidelines-for-production-deployment/";
    public static final String API_MANAGER_KEYSTORES = API_MANAGER
            + "install-and-setup/setup/security/configuring-keystores/configuring-keystores-in-wso2-api-manager/";
    public static final String API_MANAGER_TRANSPORT =
            API_MANAGER + "install-and-setup/setup/security/configuring-transport-level-security/";
    public static final String HOSTNAME_VERIFICATION =
            API_MANAGER + "install-and-setup/setup/security/enabling-hostname-verification/";
    public static final String PORTALS = API_MANAGER + "install-and-setup/setup/security/securing-api-m-web-portals/";
    public static final String CONFIGURATION_CATALOGUE = API_MANAGER + "reference/config-catalog/";
    public static final String KEY_MANAGER =
            "https://apim.docs.wso2.com/en/4.4.0/administer/key-managers/configure-wso2is7-connector/";
    public static final String ADVISORIES = Advisory.PAGES;
    public static final String TOMCAT = "https://tomcat.apache.org/tomcat-9.0-doc/security-howto.html";

    private OfficialPages() {}
}
