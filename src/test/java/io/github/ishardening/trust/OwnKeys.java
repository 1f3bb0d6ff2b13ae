package io.github.ishardening.trust;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.Pkcs12Writer;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;

/** An authority and what it issues, as the keys directory of a server holds them. */
final class OwnKeys {

    static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");
    static final SecureRandom RANDOM = new SecureRandom();

    private static final Secret PASSWORD = Secret.of("p4ssw0rd-of_the.store");
    private static final Pkcs12Writer WRITER = new Pkcs12Writer(Pkcs12Profile.MODERN);

    private OwnKeys() {}

    /** An authority. */
    static KeystoreEntry authority(String name) {
        KeyPair pair = KeyAlgorithm.EC_P256.generate(RANDOM);
        var certificate = template(Role.CA, name, Period.ofYears(10)).selfSigned(pair, NOW, RANDOM);
        return new KeystoreEntry("ca", pair.getPrivate(), List.of(certificate));
    }

    /** A server's certificate, issued by this authority. */
    static KeystoreEntry leaf(String name, KeystoreEntry issuer) {
        return leaf(Role.TLS, name, issuer);
    }

    /** The certificate of a role, issued by this authority. */
    static KeystoreEntry leaf(Role role, String name, KeystoreEntry issuer) {
        KeyPair pair = KeyAlgorithm.EC_P256.generate(RANDOM);
        var certificate = template(role, name, Period.ofDays(90)).issuedBy(issuer, pair.getPublic(), NOW, RANDOM);
        return new KeystoreEntry("tls", pair.getPrivate(), List.of(certificate, issuer.certificate()));
    }

    /** A truststore of these. */
    static StagedKeystore truststore(Map<String, X509Certificate> certificates) {
        return new StagedKeystore(
                "truststore.p12",
                StoreType.PKCS12,
                WRITER.trusted(certificates, PASSWORD),
                PASSWORD,
                SecretName.TRUSTSTORE_PASSWORD);
    }

    /** A keystore of this. */
    static StagedKeystore keystore(KeystoreEntry entry) {
        return new StagedKeystore(
                "tls.p12",
                StoreType.PKCS12,
                WRITER.keys(List.of(entry), PASSWORD, RANDOM),
                PASSWORD,
                SecretName.TLS_PASSWORD);
    }

    private static CertificateTemplate template(Role role, String name, Period validity) {
        var subject = DistinguishedName.parse("<subject>", "CN=" + name);
        return new CertificateTemplate(subject, List.of(), Usages.of(role, KeyAlgorithm.EC_P256), validity);
    }
}
