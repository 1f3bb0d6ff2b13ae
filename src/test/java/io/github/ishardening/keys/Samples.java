package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.secret.Secret;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keys and certificates that many tests start from. RSA keys are slow, so each is made once a run. */
public final class Samples {

    public static final SecureRandom RANDOM = new SecureRandom();
    public static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
    public static final Secret PASSWORD = Secret.of("p4ssw0rd-of_the.store");

    private Samples() {}

    /** One of two key pairs of an algorithm. */
    public static KeyPair pair(KeyAlgorithm algorithm, int which) {
        return Pairs.ALL.get(algorithm).get(which);
    }

    public static CertificateTemplate template(Role role, KeyAlgorithm algorithm) {
        return new CertificateTemplate(
                DistinguishedName.parse("<subject>", "CN=is.example.com " + role + ",O=Example"),
                role == Role.CA ? List.of() : List.of(SubjectAlternativeName.parse("<name>", "dns:is.example.com")),
                Usages.of(role, algorithm),
                role.defaultValidity());
    }

    public static KeystoreEntry authority(KeyAlgorithm algorithm) {
        KeyPair pair = pair(algorithm, 0);
        X509Certificate certificate = template(Role.CA, algorithm).selfSigned(pair, NOW, RANDOM);
        return new KeystoreEntry("ca", pair.getPrivate(), List.of(certificate));
    }

    public static KeystoreEntry leaf(Role role, KeyAlgorithm algorithm, KeystoreEntry issuer) {
        KeyPair pair = pair(algorithm, 1);
        X509Certificate certificate = template(role, algorithm).issuedBy(issuer, pair.getPublic(), NOW, RANDOM);
        return new KeystoreEntry(role.id(), pair.getPrivate(), List.of(certificate, issuer.certificate()));
    }

    /** Apart, so that who needs none doesn't wait for them. */
    private static final class Pairs {

        private static final Map<KeyAlgorithm, List<KeyPair>> ALL = new EnumMap<>(KeyAlgorithm.class);

        static {
            for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
                ALL.put(algorithm, List.of(algorithm.generate(RANDOM), algorithm.generate(RANDOM)));
            }
        }
    }
}
