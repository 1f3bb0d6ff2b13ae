package io.github.ishardening.request;

import io.github.ishardening.trust.CertificateSource;
import io.github.ishardening.trust.ExpiredPolicy;
import java.util.List;

/**
 * What the user asked for of the server's trust.
 *
 * @param expired what happens to expired authorities of the distribution
 * @param partners whom the server is to trust besides
 * @param mutualTls who gets in with a client certificate
 */
public record TrustRequest(ExpiredPolicy expired, List<CertificateSource> partners, MutualTlsRequest mutualTls) {

    /** Copies the list. */
    public TrustRequest {
        partners = List.copyOf(partners);
    }

    /** What is asked unless configured: expired authorities go, no partners, no client certificates. */
    public static TrustRequest defaults() {
        return new TrustRequest(ExpiredPolicy.DROP, List.of(), MutualTlsRequest.off());
    }
}
