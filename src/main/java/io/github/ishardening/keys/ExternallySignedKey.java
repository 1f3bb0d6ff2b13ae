package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateRequest;
import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Signatures;
import io.github.ishardening.keys.Difference.Remedy;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A role whose key is generated locally and whose certificate is issued by an external authority. Until it replies, the
 * store contains the key with a placeholder certificate; an existing certificate stays in use while it is valid.
 */
record ExternallySignedKey(ReconciliationContext run, KeystoreSpec spec, CsrExchange correspondence) {

    /** The problems that prevent the requested state: an algorithm that can't change, or an unusable reply. */
    List<Problem> obstacles() {
        List<Problem> obstacles = new ArrayList<>();
        issued().obstacle().ifPresent(obstacles::add);
        try {
            keptKey().ifPresent(this::answer);
        } catch (ProblemException e) {
            obstacles.addAll(e.problems());
        }
        return obstacles;
    }

    /** The changes that would be made to the store. */
    List<Difference> plan() {
        if (keptKey().isEmpty()) {
            return issued().plan(Optional.empty());
        }
        return changes(keptKey().get());
    }

    /** The algorithm of the key to generate, if one is needed. */
    Optional<KeyAlgorithm> keyToMake() {
        return issued().keyToMake();
    }

    /** Generates the key, installs the reply, rewrites the store, or leaves it unchanged. */
    RoleKey apply(Optional<KeyPair> made) {
        Optional<StoredKey> kept = keptKey();
        if (kept.isEmpty()) {
            return withNewKey(made.orElseThrow());
        }
        List<Difference> changes = changes(kept.get());
        Optional<Remedy> remedy = changes.stream().map(Difference::remedy).max(Comparator.naturalOrder());
        if (remedy.isEmpty()) {
            return run.unchanged(spec.role(), kept.get());
        }
        KeystoreEntry former = kept.get().entry();
        List<X509Certificate> chain = answer(kept.get()).orElse(former.chain());
        KeyStatus status = remedy.get() == Remedy.RENEW && CertificateTemplate.isPlaceholder(former.certificate())
                ? KeyStatus.CERTIFIED
                : KeyStatus.after(remedy.get());
        return run.written(spec.role(), status, changes, new KeystoreEntry(spec.alias(), former.key(), chain));
    }

    /** The request that still needs a reply for the key in its present state, if any. */
    Optional<PendingRequest> awaited(RoleKey key) {
        KeystoreEntry entry = key.entry();
        var pair = new KeyPair(entry.certificate().getPublicKey(), entry.key());
        var template = template(pair, Optional.of(entry.certificate()));
        List<Difference> reasons = reasons(entry.certificate(), template);
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        byte[] request = CertificateRequest.file(template, pair, correspondence.request(spec.role()), run.random());
        return Optional.of(new PendingRequest(spec.role(), entry.certificate(), reasons, request));
    }

    private RoleKey withNewKey(KeyPair pair) {
        var template = template(pair, stored().map(key -> key.entry().certificate()));
        var placeholder = template.placeholder(pair, run.now(), run.random());
        var entry = new KeystoreEntry(spec.alias(), pair.getPrivate(), List.of(placeholder));
        if (stored().isEmpty()) {
            return run.written(spec.role(), KeyStatus.CREATED, List.of(), entry);
        }
        List<Difference> differences = new ArrayList<>();
        run.comparison(spec).algorithm(stored().get().entry().certificate()).ifPresent(differences::add);
        if (run.isRotated(spec.role())) {
            differences.add(Difference.ROTATED);
        }
        return run.written(spec.role(), KeyStatus.REKEYED, differences, entry);
    }

    private List<Difference> changes(StoredKey kept) {
        List<Difference> changes = new ArrayList<>();
        answer(kept).ifPresent(chain -> changes.add(installed(chain)));
        changes.addAll(run.comparison(spec).storeDifferences(kept));
        return changes;
    }

    private Difference installed(List<X509Certificate> chain) {
        X509Certificate top = chain.get(chain.size() - 1);
        String end = Signatures.isSelfSigned(top)
                ? ""
                : ", without a root; the topmost certificate, " + DistinguishedName.of(top) + ", is trusted";
        return new Difference(
                "certificate",
                "from " + correspondence.reply(spec.role()).orElseThrow().name() + end,
                Remedy.RENEW);
    }

    /**
     * The chain of a reply that isn't installed yet.
     *
     * @throws ProblemException if there is a reply that can't be used
     */
    private Optional<List<X509Certificate>> answer(StoredKey kept) {
        X509Certificate present = kept.entry().certificate();
        var asked = new CertificateRequirements(spec.role(), template(kept.pair(), Optional.of(present)));
        return correspondence
                .reply(spec.role())
                .flatMap(reply -> new ReplyVerifier(reply, asked, correspondence.trustAnchors(), run.now())
                        .chainInPlaceOf(present));
    }

    /** The reasons for requesting a new certificate. */
    private List<Difference> reasons(X509Certificate certificate, CertificateTemplate template) {
        if (CertificateTemplate.isPlaceholder(certificate)) {
            return List.of(new Difference("certificate", "there is none yet", Remedy.RENEW));
        }
        List<Difference> reasons =
                new ArrayList<>(new CertificateRequirements(spec.role(), template).differences(certificate));
        issuer(certificate).ifPresent(reasons::add);
        Instant end = certificate.getNotAfter().toInstant();
        if (run.comparison(spec).isRunningOut(end)) {
            reasons.add(run.comparison(spec).runningOut(end));
        }
        return reasons;
    }

    private Optional<Difference> issuer(X509Certificate certificate) {
        boolean own = Signatures.isSelfSigned(certificate)
                || correspondence
                        .localAuthority()
                        .filter(authority -> Signatures.isSignedBy(certificate, authority))
                        .isPresent();
        return own
                ? Optional.of(new Difference(
                        "issuer",
                        "is " + certificate.getIssuerX500Principal().getName()
                                + ", but an external authority is configured",
                        Remedy.RENEW))
                : Optional.empty();
    }

    private CertificateTemplate template(KeyPair pair, Optional<X509Certificate> former) {
        return LocallySignedKey.template(run.plan(), spec, pair, former);
    }

    /** The current key, unless it is about to be replaced. */
    private Optional<StoredKey> keptKey() {
        return keyToMake().isPresent() ? Optional.empty() : stored();
    }

    private Optional<StoredKey> stored() {
        return run.inventory().stored(spec.role());
    }

    private LocallySignedKey issued() {
        return new LocallySignedKey(run, spec);
    }
}
