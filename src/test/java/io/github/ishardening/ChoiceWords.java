package io.github.ishardening;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which words a place takes that takes one of a few, by its class and name; {@code WrongWordsTest} proves it. */
final class ChoiceWords {

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            words("AbstractAuditingMojo.failOn", "error, warning, never"),
            words("AbstractServerMojo.fileModes", "owner, group"),
            words("CertificateAuthorityParameter.mode", "local, none, external"),
            words("CertificateParameter.expired", "refuse, keep"),
            words("CertificateParameter.weak", "refuse, accept"),
            words("KeyManagerParameter.bundle", "identity-server, api-manager"),
            words("KeyManagerParameter.certificates", "jwks, pem"),
            words("KeyManagerParameter.profile", "current, documented"),
            words("KeystoreParameter.algorithm", "RSA-2048, RSA-3072, RSA-4096, EC-P256, EC-P384"),
            words("KeystoresParameter.pkcs12Profile", "modern, legacy"),
            words("MutualTlsParameter.mode", "off, optional, required"),
            words("RotateKeyMojo.role", "primary, internal, tls, ca, encryption"),
            words("SecretsParameter.mode", "vault, environment, plain"),
            words("SecretsParameter.passwordFile", "none, tmp, persist"),
            words("SecretsParameter.vaultKey", "rsa, aes"),
            words("SettingsParameter.logForging", "encode, uuid, both"),
            words("SeverityParameter.level", "error, warning, info"),
            words("TruststoreParameter.expired", "drop, keep"));

    private ChoiceWords() {}

    /** The places that take one of a few words. */
    static Set<String> keys() {
        return WORDS.keySet();
    }

    /** The words; none where this place takes something else. */
    static List<String> of(String key) {
        return WORDS.getOrDefault(key, List.of());
    }

    private static Map.Entry<String, List<String>> words(String field, String words) {
        return Map.entry(field, List.of(words.split(", ", -1)));
    }
}
