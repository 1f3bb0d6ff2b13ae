package io.github.ishardening.control;

import io.github.ishardening.trust.CertificateLocation;
import io.github.ishardening.trust.CertificateSource;
import io.github.ishardening.trust.ExpiredPolicy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests that name certificates. */
final class NamedCertificates {

    private NamedCertificates() {}

    /** Partners, each in a file and under an alias. */
    static TrustRequest partners(CertificateSource... partners) {
        return new TrustRequest(ExpiredPolicy.DROP, List.of(partners), MutualTlsRequest.off());
    }

    /** Clients who have to have a certificate, each in a file. */
    static TrustRequest clients(Path... files) {
        return mutualTls(new MutualTlsRequest(
                MutualTlsRequest.Mode.REQUIRED,
                Arrays.stream(files).map(file -> client(file, Optional.empty())).toList(),
                Optional.empty(),
                Optional.empty()));
    }

    static TrustRequest mutualTls(MutualTlsRequest request) {
        return new TrustRequest(ExpiredPolicy.DROP, List.of(), request);
    }

    static ClientSource client(Path file, Optional<String> user) {
        return new ClientSource(source(new CertificateLocation.Local(file), "client"), user);
    }

    static CertificateSource source(CertificateLocation location, String alias) {
        return new CertificateSource("<certificate>", location, Optional.of(alias), Set.of(), Optional.empty());
    }
}
