package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.Signatures;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Issues self-signed certificates. */
record SelfIssuer(SecureRandom random) implements Issuer {

    @Override
    public Optional<Difference> difference(List<X509Certificate> chain) {
        X509Certificate certificate = chain.get(0);
        return Signatures.isSignedBy(certificate, certificate)
                ? Optional.empty()
                : Optional.of(new Difference(
                        "issuer",
                        "is " + certificate.getIssuerX500Principal() + ", but a self-signed certificate is configured",
                        Difference.Remedy.RENEW));
    }

    @Override
    public Instant limit(Instant end) {
        return end;
    }

    @Override
    public List<X509Certificate> issue(CertificateTemplate template, KeyPair pair, Instant now) {
        return List.of(template.selfSigned(pair, now, random));
    }

    @Override
    public List<X509Certificate> complete(X509Certificate certificate) {
        return List.of(certificate);
    }
}
