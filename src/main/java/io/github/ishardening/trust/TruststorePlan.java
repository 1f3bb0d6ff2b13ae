package io.github.ishardening.trust;

import io.github.ishardening.problem.ProblemException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the hardened truststore will hold, and why: computed as a whole from the distribution's own truststore, shown,
 * then written once.
 *
 * @param kept entries of the distribution that stay, under their names
 * @param removed entries of the distribution that go, each with the reason
 * @param added the entries that come in
 */
public record TruststorePlan(List<TruststoreEntry> kept, List<Removal> removed, List<TruststoreEntry> added) {

    /** An entry that goes, and why: a clause such as {@code published with WSO2 Identity Server 7.0.0}. */
    public record Removal(TruststoreEntry entry, String reason) {

        /** Alias and reason. */
        @Override
        public String toString() {
            return "%s from the truststore: %s".formatted(entry.alias(), reason);
        }
    }

    /** Makes the lists immutable. */
    public TruststorePlan {
        kept = List.copyOf(kept);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /**
     * Plans a truststore: every published key goes, expired authorities go if so asked, the same certificate under two
     * names stays once, {@code own} comes in.
     *
     * @param store the name of the truststore, for messages
     * @param current what the distribution trusts
     * @param own what the hardened server has to trust besides
     * @throws ProblemException if one of {@code own} would take the name of another certificate
     */
    public static TruststorePlan of(
            String store,
            Collection<TruststoreEntry> current,
            Collection<TruststoreEntry> own,
            ExpiredPolicy expired,
            PublishedKeys published,
            Instant now) {
        var kept = new ArrayList<TruststoreEntry>();
        var removed = new ArrayList<Removal>();
        Set<X509Certificate> seen = new HashSet<>();
        own.forEach(entry -> seen.add(entry.certificate()));
        Map<String, TruststoreEntry> ownByAlias = new LinkedHashMap<>();
        own.forEach(entry -> ownByAlias.put(entry.alias(), entry));

        for (TruststoreEntry entry : sorted(current)) {
            var certificate = entry.certificate();
            var origin = published.origin(certificate);
            if (origin.isPresent()) {
                removed.add(new Removal(entry, "published with " + origin.get()));
            } else if (expired == ExpiredPolicy.DROP
                    && certificate.getNotAfter().toInstant().isBefore(now)) {
                removed.add(new Removal(entry, "expired " + Dates.day(certificate.getNotAfter())));
            } else if (!seen.add(certificate)) {
                removed.add(new Removal(entry, "a duplicate"));
            } else if (ownByAlias.containsKey(entry.alias())) {
                replaceOrRefuse(store, entry, ownByAlias.get(entry.alias()), removed);
            } else {
                kept.add(entry);
            }
        }
        return new TruststorePlan(kept, removed, List.copyOf(ownByAlias.values()));
    }

    /** The plan as a difference: how much is kept, what is removed and why, what is added. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("truststore: %d kept, %d removed, %d added".formatted(kept.size(), removed.size(), added.size()));
        removed.forEach(
                removal -> lines.add("  - %s: %s".formatted(removal.entry().alias(), removal.reason())));
        added.forEach(entry -> lines.add("  + %s: %s"
                .formatted(
                        entry.alias(),
                        entry.certificate().getSubjectX500Principal().getName())));
        return lines;
    }

    /** All entries of the planned truststore by alias, in the order of the aliases. */
    public SortedMap<String, X509Certificate> entries() {
        var entries = new TreeMap<String, X509Certificate>();
        kept.forEach(entry -> entries.put(entry.alias(), entry.certificate()));
        added.forEach(entry -> entries.put(entry.alias(), entry.certificate()));
        return entries;
    }

    /** A re-issued certificate of ours replaces the older one; a stranger's name is not taken. */
    private static void replaceOrRefuse(
            String store, TruststoreEntry entry, TruststoreEntry ours, List<Removal> removed) {
        if (!entry.certificate()
                .getSubjectX500Principal()
                .equals(ours.certificate().getSubjectX500Principal())) {
            throw new ProblemException(
                    store,
                    "the alias %s is taken by %s, so %s can't come in under it."
                            .formatted(
                                    entry.alias(),
                                    entry.certificate()
                                            .getSubjectX500Principal()
                                            .getName(),
                                    ours.certificate().getSubjectX500Principal().getName()),
                    "Choose another alias.");
        }
        removed.add(new Removal(entry, "replaced by the newer certificate of the same subject"));
    }

    private static Collection<TruststoreEntry> sorted(Collection<TruststoreEntry> entries) {
        var byAlias = new TreeMap<String, TruststoreEntry>();
        entries.forEach(entry -> byAlias.put(entry.alias(), entry));
        return byAlias.values();
    }
}
