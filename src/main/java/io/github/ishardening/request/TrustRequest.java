package io.github.ishardening.request;

import io.github.ishardening.trust.CertificateSource;
import io.github.ishardening.trust.ExpiredPolicy;
import java.util.List;

/**
 * The requested truststore and client certificates.
 *
 * @param expired what happens to expired authorities of the distribution
 * @param partners additional parties that the server trusts
 * @param mutualTls the handling of client certificates
 */
public record TrustRequest(ExpiredPolicy expired, List<CertificateSource> partners, MutualTlsRequest mutualTls) {

    /** Copies the list. */
    public TrustRequest {
        partners = List.copyOf(partners);
    }

    /** The defaults: no expired authorities, no partners, no client certificates. */
    public static TrustRequest defaults() {
        return new TrustRequest(ExpiredPolicy.DROP, List.of(), MutualTlsRequest.off());
    }
}
