package io.github.ishardening.inspection;

import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.audit.TrustedAuthorities;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.inspection.change.StagedChanges;
import io.github.ishardening.inspection.store.KeystoreInventory;
import io.github.ishardening.inspection.store.KeystoreKeys;
import io.github.ishardening.inspection.store.KeystoreReference;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.keystore.OpenedKeystore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Summaries of the stores in use, for reviewers: who trusts whom, and how long certificates are valid. */
public final class TrustSummaries {

    private static final String KEYSTORE_TABLE = "keystore.";

    private final KeystoreInventory stores;
    /** Why each former signing key is trusted, by its certificate. */
    private final Map<X509Certificate, String> former = new LinkedHashMap<>();
    /** The server's own certificate chains, by role. */
    private final Map<String, List<X509Certificate>> chains = new LinkedHashMap<>();

    private final List<TrustLine> trust = new ArrayList<>();
    private final List<TrustedAuthorities> authorities = new ArrayList<>();
    private final Map<X509Certificate, String> names = new LinkedHashMap<>();

    private TrustSummaries(KeystoreInventory stores) {
        this.stores = stores;
    }

    /**
     * Summarizes what reviewers need besides the findings. Omits the stores if the server couldn't boot or they can't
     * be read, which findings report.
     *
     * @param changes the known differences from the stock distribution
     * @param isStock whether the distribution is unchanged since it was shipped
     */
    public static TrustSummary of(Inspection inspection, StagedChanges changes, boolean isStock) {
        var changed = Failure.tamed(() -> changes.masked(inspection.soughtSecrets()), failure -> changes.names());
        return Failure.tamed(
                () -> {
                    var stores = of(inspection.stores());
                    return new TrustSummary(
                            inspection.now(),
                            Optional.empty(),
                            isStock,
                            changed,
                            stores.trust,
                            changes.removed(),
                            stores.authorities,
                            stores.certificates());
                },
                failure -> new TrustSummary(
                        inspection.now(),
                        Optional.empty(),
                        isStock,
                        changed,
                        List.of(),
                        changes.removed(),
                        List.of(),
                        List.of()));
    }

    /** Reads the stores that can be opened. */
    private static TrustSummaries of(KeystoreInventory stores) {
        var evidence = new TrustSummaries(stores);
        stores.uses().keystores().forEach(evidence::addKey);
        stores.uses().truststores().forEach(evidence::addTruststore);
        evidence.addSigners();
        return evidence;
    }

    /** The server's own certificates, their signers, and the certificates that are trusted individually. */
    private List<CertificateLine> certificates() {
        return names.entrySet().stream()
                .map(named -> line(named.getValue(), named.getKey()))
                .toList();
    }

    private void addKey(KeystoreReference use) {
        var chain = stores.chain(use);
        if (!chain.isEmpty()) {
            chains.put(role(use), chain);
            names.putIfAbsent(chain.get(0), role(use));
        }
        stores.file(use)
                .ifPresent(file -> stores.formerSigners(file).forEach((alias, signer) -> {
                    X509Certificate certificate = file.chains().get(alias).get(0);
                    String reason = "former signing key, until " + signer.until();
                    if (former.putIfAbsent(certificate, reason) == null) {
                        names.putIfAbsent(certificate, signer.name());
                        trust.add(new TrustLine(use.path(), signer.name(), reason));
                    }
                }));
    }

    private void addTruststore(KeystoreReference use) {
        var trusted = stores.file(use)
                .flatMap(StoreFile::opened)
                .map(OpenedKeystore::trusted)
                .orElseGet(Collections::emptySortedMap);
        var others = new ArrayList<CertificateLine>();
        for (var entry : trusted.entrySet()) {
            var reason = reason(entry.getValue());
            if (reason.isPresent()) {
                trust.add(new TrustLine(use.path(), entry.getKey(), reason.get()));
                names.putIfAbsent(entry.getValue(), entry.getKey());
            } else {
                others.add(line(entry.getKey(), entry.getValue()));
            }
        }
        if (!others.isEmpty()) {
            trust.add(
                    others.size() == 1
                            ? new TrustLine(use.path(), "1 authority", "it vouches for every certificate that it signs")
                            : new TrustLine(
                                    use.path(),
                                    others.size() + " authorities",
                                    "they vouch for every certificate that they sign"));
            authorities.add(new TrustedAuthorities(use.path(), others));
        }
    }

    /** Returns why a certificate is trusted; empty for a CA that is unrelated to the server's own keys. */
    private Optional<String> reason(X509Certificate certificate) {
        if (former.containsKey(certificate)) {
            return Optional.of(former.get(certificate));
        }
        for (var chain : chains.entrySet()) {
            if (chain.getValue().get(0).equals(certificate)) {
                return Optional.of("the server's own key " + chain.getKey());
            }
            if (chain.getValue().contains(certificate)) {
                return Optional.of("issued the server's own certificates");
            }
        }
        return isNoAuthority(certificate) ? Optional.of("not an authority: trusted only for itself") : Optional.empty();
    }

    /**
     * Version 1 certificates don't state whether they are CAs; those in truststores are CA certificates of the
     * nineties.
     */
    private static boolean isNoAuthority(X509Certificate certificate) {
        return certificate.getVersion() > 1 && certificate.getBasicConstraints() < 0;
    }

    private void addSigners() {
        var signed = new LinkedHashMap<X509Certificate, Set<String>>();
        chains.forEach(
                (role, chain) -> signed.computeIfAbsent(chain.get(chain.size() - 1), signer -> new LinkedHashSet<>())
                        .add(role));
        signed.forEach((signer, roles) -> {
            String name = names.computeIfAbsent(signer, TrustSummaries::subject);
            trust.add(new TrustLine("anyone who trusts " + name, String.join(", ", roles), "signed by " + name));
        });
    }

    private static String role(KeystoreReference use) {
        String table = use.names().table();
        if (table.equals(KeystoreKeys.CUSTOM)) {
            return use.path().replaceFirst("^.*/", "");
        }
        return table.startsWith(KEYSTORE_TABLE) ? table.substring(KEYSTORE_TABLE.length()) : "connector";
    }

    private static CertificateLine line(String name, X509Certificate certificate) {
        return new CertificateLine(
                name,
                subject(certificate),
                SubjectAlternativeName.of(certificate).stream()
                        .map(SubjectAlternativeName::value)
                        .toList(),
                KeyAlgorithm.describe(certificate.getPublicKey()),
                Spki.sha256(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
