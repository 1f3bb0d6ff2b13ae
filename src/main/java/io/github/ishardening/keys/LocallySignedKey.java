package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.keys.Difference.Remedy;
import io.github.ishardening.problem.Problem;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** A role whose key is generated and certificate signed locally, by the local authority or with the key itself. */
record LocallySignedKey(ReconciliationContext run, KeystoreSpec spec) {

    /** The problem that prevents the requested state, if any. */
    Optional<Problem> obstacle() {
        if (!spec.role().isIrreplaceable() || run.isRotated(spec.role())) {
            return Optional.empty();
        }
        return stored().map(key -> key.entry().certificate())
                .flatMap(certificate -> run.comparison(spec)
                        .algorithm(certificate)
                        .map(difference -> new Problem(
                                spec.role().parameter() + "<algorithm>",
                                difference.detail() + ", and this key is never replaced automatically.",
                                "Set it to " + KeyAlgorithm.describe(certificate.getPublicKey())
                                        + ", or generate a new key with rotate-key -Dis-hardening.role=" + spec.role()
                                        + ".")));
    }

    /** The changes that would be made; {@code issuer} is empty if there is none yet. */
    List<Difference> plan(Optional<Issuer> issuer) {
        return stored().map(stored -> run.comparison(spec).differences(stored, issuer))
                .orElseGet(() -> List.of(new Difference("key", "there is none", Remedy.REKEY)));
    }

    /** The algorithm of the key to generate, if one is needed. */
    Optional<KeyAlgorithm> keyToMake() {
        boolean fits = stored().filter(stored -> run.comparison(spec)
                        .algorithm(stored.entry().certificate())
                        .isEmpty())
                .isPresent();
        return fits && !run.isRotated(spec.role()) ? Optional.empty() : Optional.of(spec.algorithm());
    }

    /** Generates, renews, rewrites or keeps the key. */
    RoleKey apply(Issuer issuer, Optional<KeyPair> made) {
        Role role = spec.role();
        Optional<StoredKey> stored = stored();
        if (stored.isEmpty()) {
            KeystoreEntry entry = issued(issuer, made.orElseThrow(), Optional.empty());
            return run.written(role, KeyStatus.CREATED, List.of(), entry);
        }
        List<Difference> differences =
                new ArrayList<>(run.comparison(spec).differences(stored.get(), Optional.of(issuer)));
        if (run.isRotated(role)) {
            differences.add(Difference.ROTATED);
        }
        Optional<Remedy> remedy = differences.stream().map(Difference::remedy).max(Comparator.naturalOrder());
        if (remedy.isEmpty()) {
            return run.unchanged(role, stored.get());
        }
        KeystoreEntry entry =
                switch (remedy.get()) {
                    case REKEY -> issued(issuer, made.orElseThrow(), stored);
                    case RENEW -> issued(issuer, stored.get().pair(), stored);
                    case REWRITE ->
                        new KeystoreEntry(
                                spec.alias(),
                                stored.get().entry().key(),
                                issuer.complete(stored.get().entry().certificate()));
                };
        return run.written(role, KeyStatus.after(remedy.get()), differences, entry);
    }

    private Optional<StoredKey> stored() {
        return run.inventory().stored(spec.role());
    }

    private KeystoreEntry issued(Issuer issuer, KeyPair pair, Optional<StoredKey> stored) {
        CertificateTemplate template =
                template(run.plan(), spec, pair, stored.map(key -> key.entry().certificate()));
        return new KeystoreEntry(spec.alias(), pair.getPrivate(), issuer.issue(template, pair, run.now()));
    }

    /** The contents of a certificate for this key. A generated subject is kept, except with a new authority key. */
    static CertificateTemplate template(
            KeysPlan plan, KeystoreSpec spec, KeyPair pair, Optional<X509Certificate> former) {
        Optional<X509Certificate> kept = former.filter(certificate ->
                spec.role() != Role.CA || certificate.getPublicKey().equals(pair.getPublic()));
        X500Principal subject = spec.subject()
                .or(() ->
                        spec.role() == Role.TLS ? Optional.empty() : kept.map(X509Certificate::getSubjectX500Principal))
                .orElseGet(() -> DistinguishedName.ofRole(spec.role(), plan.hostname(), pair.getPublic()));
        return new CertificateTemplate(
                subject, spec.names(), Usages.of(spec.role(), spec.algorithm()), spec.validity());
    }
}
