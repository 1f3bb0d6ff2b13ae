package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who signs certificates: the key itself, or an authority. */
interface Issuer {

    /** How a chain differs from one that this issuer made, if it does. */
    Optional<Difference> difference(List<X509Certificate> chain);

    /** Until when a certificate that is to be valid until then would really be good. */
    Instant limit(Instant end);

    /** Makes a certificate; the chain from it to the root. */
    List<X509Certificate> issue(CertificateTemplate template, KeyPair pair, Instant now);

    /** The chain of a certificate that is kept, as this issuer makes it now. */
    List<X509Certificate> complete(X509Certificate certificate);
}
