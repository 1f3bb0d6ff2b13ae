package io.github.ishardening.trust;

import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.certificate.Weakness;
import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.trust.TruststorePlan.Addition;
import io.github.ishardening.trust.TruststorePlan.Removal;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes a {@link TruststorePlan} in one pass: the server's own entries, the distribution's, then the partners'. */
final class TruststorePlanning {

    private final String store;
    private final TruststorePolicy policy;
    private final Map<String, TruststoreEntry> byAlias = new HashMap<>();
    private final Map<X509Certificate, String> aliases = new HashMap<>();
    private final List<TruststoreEntry> kept = new ArrayList<>();
    private final List<Removal> removed = new ArrayList<>();
    private final List<Addition> added = new ArrayList<>();
    private final SortedMap<String, String> weak = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    TruststorePlanning(String store, TruststorePolicy policy) {
        this.store = store;
        this.policy = policy;
    }

    /** Adds the server's own entries with the aliases that it and its partners expect; a certificate may have two. */
    void own(Collection<Addition> own) {
        for (Addition addition : own) {
            add(addition);
        }
    }

    /** Keeps the distribution's entries unless there is a reason to remove them. */
    void current(Collection<TruststoreEntry> current) {
        var sorted = new TreeMap<String, TruststoreEntry>();
        current.forEach(entry -> sorted.put(entry.alias(), entry));
        sorted.values().forEach(this::keepOrRemove);
    }

    /** Adds the partners, and collects their problems. */
    void partners(Collection<Partner> partners) {
        var check = new PartnerCheck(policy.published(), policy.now());
        for (Partner partner : partners) {
            problems.addAll(check.problems(partner));
            addOrRefuse(partner);
            check.remark(partner)
                    .ifPresent(remark ->
                            remarks.add("%s: %s".formatted(partner.entry().alias(), remark)));
        }
    }

    TruststorePlan plan() {
        ProblemException.throwIfAny(problems);
        return new TruststorePlan(kept, removed, added, weak, remarks);
    }

    private void keepOrRemove(TruststoreEntry entry) {
        var certificate = entry.certificate();
        var origin = policy.published().origin(certificate);
        if (origin.isPresent()) {
            removed.add(new Removal(entry, "its private key ships with " + origin.get()));
        } else if (policy.expired() == ExpiredPolicy.DROP
                && certificate.getNotAfter().toInstant().isBefore(policy.now())) {
            removed.add(new Removal(entry, "expired on " + Validity.day(certificate.getNotAfter())));
        } else if (aliases.containsKey(certificate)) {
            removed.add(new Removal(entry, "a duplicate"));
        } else if (byAlias.containsKey(entry.alias())) {
            replaceOrRefuse(entry, byAlias.get(entry.alias()));
        } else {
            kept.add(entry);
            remember(entry);
            Weakness.ofTrusted(certificate).ifPresent(weakness -> weak.put(entry.alias(), weakness));
        }
    }

    /**
     * Replaces an older certificate with the server's re-issued one; reports a clash if the alias is another subject's.
     */
    private void replaceOrRefuse(TruststoreEntry entry, TruststoreEntry ours) {
        if (subject(entry).equals(subject(ours))) {
            removed.add(new Removal(entry, "replaced by a newer certificate with the same subject"));
        } else {
            problems.add(clash(store, entry, ours));
        }
    }

    private void addOrRefuse(Partner partner) {
        var entry = partner.entry();
        String trustedAs = aliases.get(entry.certificate());
        if (trustedAs != null) {
            remarks.add("%s: %s of %s is already trusted as %s"
                    .formatted(entry.alias(), subject(entry), partner.origin(), trustedAs));
        } else if (byAlias.containsKey(entry.alias())) {
            problems.add(clash(partner.origin(), byAlias.get(entry.alias()), entry));
        } else {
            add(new Addition(entry, partner.origin()));
        }
    }

    private void add(Addition addition) {
        added.add(addition);
        remember(addition.entry());
    }

    private void remember(TruststoreEntry entry) {
        byAlias.put(entry.alias(), entry);
        aliases.putIfAbsent(entry.certificate(), entry.alias());
    }

    private static Problem clash(String where, TruststoreEntry there, TruststoreEntry comer) {
        return new Problem(
                where,
                "the alias %s is taken by %s, so %s can't use it."
                        .formatted(there.alias(), subject(there), subject(comer)),
                "Choose another alias.");
    }

    private static String subject(TruststoreEntry entry) {
        return DistinguishedName.of(entry.certificate());
    }
}
