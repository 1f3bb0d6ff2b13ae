package io.github.ishardening.trust;

import io.github.ishardening.certificate.Signatures;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** The chains formed by certificates from the same file. */
final class PartnerChains {

    private final Map<X500Principal, List<X509Certificate>> bySubject;
    private final Set<X509Certificate> issuers = new HashSet<>();

    private PartnerChains(List<X509Certificate> certificates) {
        this.bySubject = certificates.stream().collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal));
    }

    /**
     * The chains of at least two certificates, each from a certificate that didn't sign another one, without
     * certificates that have waivers.
     */
    static Map<Partner, List<X509Certificate>> of(Collection<Partner> partners) {
        var byOrigin = partners.stream()
                .filter(partner -> partner.waivers().isEmpty())
                .collect(Collectors.groupingBy(Partner::origin, LinkedHashMap::new, Collectors.toList()));
        Map<Partner, List<X509Certificate>> chains = new LinkedHashMap<>();
        byOrigin.values().forEach(together -> chains.putAll(together(together)));
        return chains;
    }

    private static Map<Partner, List<X509Certificate>> together(List<Partner> partners) {
        var file = new PartnerChains(partners.stream().map(Partner::certificate).toList());
        Map<Partner, List<X509Certificate>> chains = new LinkedHashMap<>();
        partners.forEach(partner -> chains.put(partner, file.chain(partner.certificate())));
        chains.entrySet()
                .removeIf(chain -> chain.getValue().size() == 1
                        || file.issuers.contains(chain.getKey().certificate()));
        return chains;
    }

    private List<X509Certificate> chain(X509Certificate certificate) {
        var chain = new ArrayList<X509Certificate>();
        Optional<X509Certificate> next = Optional.of(certificate);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = issuer(next.get());
            next.ifPresent(issuers::add);
        }
        return chain;
    }

    /** A self-signed certificate ends its chain, even if others have the same subject. */
    private Optional<X509Certificate> issuer(X509Certificate certificate) {
        var candidates = bySubject.getOrDefault(certificate.getIssuerX500Principal(), List.of()).stream()
                .filter(candidate -> !candidate.equals(certificate))
                .toList();
        if (candidates.isEmpty() || Signatures.isSelfSigned(certificate)) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> Signatures.isSignedBy(certificate, candidate))
                .findFirst();
    }
}
