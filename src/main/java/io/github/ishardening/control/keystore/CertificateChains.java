package io.github.ishardening.control.keystore;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.certificate.Signatures;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KeystoreReference;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Requires the server to send all certificates up to a root that clients trust (RFC 8446, section 4.4.2). */
@Guideline(
        id = "certificate-chain",
        title = "Certificate chains are complete",
        severity = Severity.ERROR,
        source = "Create new keystores",
        address = OfficialPages.CREATE_KEYSTORES,
        hardening = """
            Hardening writes stores with the whole chain, in order. The audit checks the chains of the connector and \
            of `primary`: each certificate must be signed by the next, which must be allowed to sign, and the last \
            one must be a root or signed by a root. If intermediate certificates are missing, browsers may find \
            them, but other clients don't connect.""",
        protects = false,
        nist = "SC-17")
public final class CertificateChains extends Control {

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var stores = inspection.stores();
        var known = stores.files().stream()
                .flatMap(file -> file.certificates().stream())
                .map(entry -> entry.getValue())
                .toList();
        var seen = Stream.of(stores.uses().connector(), stores.uses().keystore("primary"))
                .flatMap(Optional::stream)
                .toList();
        for (KeystoreReference use : seen) {
            fault(stores.chain(use), known)
                    .ifPresent(fault -> findings.add(
                            use.path(),
                            "the chain of %s %s".formatted(use.alias().orElseThrow(), fault),
                            "Add the certificates of its authorities, each after the one that it signed."));
        }
        new Unseen(inspection, findings).stores(stores.uses().keystores());
    }

    private static Optional<String> fault(List<X509Certificate> chain, Collection<X509Certificate> known) {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate issuer = chain.get(i);
            if (!Signatures.isSignedBy(chain.get(i - 1), issuer)) {
                return Optional.of(
                        "is out of order: %s didn't sign %s.".formatted(name(issuer), name(chain.get(i - 1))));
            }
            boolean isOldRoot = issuer.getVersion() < 3 && Signatures.isSelfSigned(issuer);
            if (!Usages.maySign(issuer) && !isOldRoot) {
                return Optional.of("isn't valid: %s may not sign certificates.".formatted(name(issuer)));
            }
        }
        return chain.isEmpty() ? Optional.empty() : gap(chain.get(chain.size() - 1), known);
    }

    /** The missing issuer, if known; an unknown one may be a root, which {@code truststore-incomplete} checks. */
    private static Optional<String> gap(X509Certificate last, Collection<X509Certificate> known) {
        if (Signatures.isSelfSigned(last)) {
            return Optional.empty();
        }
        var issuers =
                known.stream().filter(each -> Signatures.isSignedBy(last, each)).toList();
        return issuers.stream().anyMatch(Signatures::isSelfSigned)
                ? Optional.empty()
                : issuers.stream()
                        .findFirst()
                        .map(issuer -> "lacks %s, which signed %s.".formatted(name(issuer), name(last)));
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
