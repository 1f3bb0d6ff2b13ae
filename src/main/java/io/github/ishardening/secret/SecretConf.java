package io.github.ishardening.secret;

import java.nio.charset.StandardCharsets;

/**
 * {@code secret-conf.properties}, which specifies the location of the vault's key. The keystore's path is relative to
 * the server's home, so that the server runs wherever it is unpacked; WSO2's own tool writes an absolute path.
 *
 * @param store the path of the internal keystore in the distribution:
 *     {@code repository/resources/security/internal.p12}
 * @param type its type, {@code PKCS12} or {@code JKS}
 * @param alias the alias of its key
 * @param algorithm how the secrets are encrypted
 */
public record SecretConf(String store, String type, String alias, VaultAlgorithm algorithm) {

    /** The path of the file in a distribution. */
    public static final String PATH = "repository/conf/security/secret-conf.properties";

    private static final String MARKER = "# hardened by is-hardening-maven-plugin";

    /** Whether this is a {@code secret-conf.properties} that this plugin wrote and no other tool has rewritten. */
    public static boolean isOurs(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).startsWith(MARKER);
    }

    /** The text of the file. */
    public String text() {
        String location = PropertiesText.line("keystore.identity.location", store);
        String algorithmLine =
                switch (algorithm) {
                    case RSA -> "";
                    case OAEP -> PropertiesText.line("secretRepositories.file.algorithm", algorithm.transformation());
                    case AES_GCM -> PropertiesText.line("secretRepositories.file.encryptionMode", "symmetric");
                };
        String option = algorithm.toolOption().isEmpty() ? "" : " " + algorithm.toolOption();
        return """
                %s
                #
                # The secrets in deployment.toml are encrypted with the key named below, %s.
                # To encrypt more secrets with WSO2's cipher tool without breaking the server, use this command:
                #
                #   bin/ciphertool.sh -Dconfigure%s
                #   bin\\ciphertool.bat -Dconfigure%s
                #
                # The tool rewrites this file with the absolute path of the keystore. Before you move the server to
                # another folder or machine, put back the line
                #
                #   %s
                secVault.enabled=true
                carbon.secretProvider=org.wso2.securevault.secret.handler.SecretManagerSecretCallbackHandler
                secretRepositories=file
                secretRepositories.file.provider=org.wso2.securevault.secret.repository.FileBaseSecretRepositoryProvider
                secretRepositories.file.location=repository/conf/security/cipher-text.properties
                %s%skeystore.identity.type=%s
                keystore.identity.store.password=identity.store.password
                keystore.identity.store.secretProvider=org.wso2.carbon.securevault.DefaultSecretCallbackHandler
                keystore.identity.key.password=identity.key.password
                keystore.identity.key.secretProvider=org.wso2.carbon.securevault.DefaultSecretCallbackHandler
                %s""".formatted(
                        MARKER,
                        algorithm.transformation(),
                        option,
                        option,
                        location.strip(),
                        algorithmLine,
                        location,
                        type,
                        PropertiesText.line("keystore.identity.alias", alias));
    }
}
