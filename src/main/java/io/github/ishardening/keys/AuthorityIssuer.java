package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Signatures;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Issues certificates with the key of a local authority. */
record AuthorityIssuer(KeystoreEntry authority, SecureRandom random) implements Issuer {

    @Override
    public Optional<Difference> difference(List<X509Certificate> chain) {
        X509Certificate certificate = chain.get(0);
        if (!Signatures.isSignedBy(certificate, authority.certificate())) {
            return Optional.of(new Difference(
                    "issuer",
                    Signatures.isSignedBy(certificate, certificate)
                            ? "is the certificate itself (self-signed), but the authority " + name() + " is configured"
                            : "doesn't have the key of the authority " + name(),
                    Difference.Remedy.RENEW));
        }
        return chain.equals(complete(certificate))
                ? Optional.empty()
                : Optional.of(new Difference(
                        "chain", "the authority " + name() + " has a new certificate", Difference.Remedy.REWRITE));
    }

    @Override
    public Instant limit(Instant end) {
        Instant last = authority.certificate().getNotAfter().toInstant();
        return end.isAfter(last) ? last : end;
    }

    @Override
    public List<X509Certificate> issue(CertificateTemplate template, KeyPair pair, Instant now) {
        return complete(template.issuedBy(authority, pair.getPublic(), now, random));
    }

    @Override
    public List<X509Certificate> complete(X509Certificate certificate) {
        List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
        chain.addAll(authority.chain());
        return chain;
    }

    private String name() {
        return DistinguishedName.of(authority.certificate());
    }
}
