package io.github.ishardening.benchmark;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Usages;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;

/** Generates new certificates for a server to trust, with elliptic curves, as these are the fastest to generate. */
final class Partners {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Partners() {}

    /** This many certificates, in PEM. */
    static String pem(int count) {
        return PemWriter.certificates(
                IntStream.rangeClosed(1, count).mapToObj(Partners::certificate).toList());
    }

    private static X509Certificate certificate(int number) {
        var template = new CertificateTemplate(
                DistinguishedName.parse("<subject>", "CN=partner-" + number),
                List.of(),
                Usages.of(Role.TLS, KeyAlgorithm.EC_P256),
                Period.ofYears(1));
        return template.selfSigned(KeyAlgorithm.EC_P256.generate(RANDOM), Instant.now(), RANDOM);
    }
}
