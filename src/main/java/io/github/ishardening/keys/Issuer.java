package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Issues certificates: signed with the key itself, or by an authority. */
interface Issuer {

    /** The difference between a chain and one from this issuer, if any. */
    Optional<Difference> difference(List<X509Certificate> chain);

    /** The actual end of the validity of a certificate with this requested end. */
    Instant limit(Instant end);

    /** Issues a certificate, and returns the chain from it to the root. */
    List<X509Certificate> issue(CertificateTemplate template, KeyPair pair, Instant now);

    /** The chain that this issuer now provides for an existing certificate. */
    List<X509Certificate> complete(X509Certificate certificate);
}
