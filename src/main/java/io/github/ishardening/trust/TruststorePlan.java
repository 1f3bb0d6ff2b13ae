package io.github.ishardening.trust;

import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.problem.ProblemException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The contents of the hardened truststore, with reasons: computed as a whole from the distribution's own truststore,
 * shown, then written once.
 *
 * @param kept entries of the distribution that are kept, with their aliases
 * @param removed entries of the distribution that are removed, each with the reason
 * @param added the entries that are added, each with its origin
 * @param weak the weaknesses of kept entries, by alias
 * @param remarks information for the user about partners, a clause each
 */
public record TruststorePlan(
        List<TruststoreEntry> kept,
        List<Removal> removed,
        List<Addition> added,
        SortedMap<String, String> weak,
        List<String> remarks) {

    /** The maximum number of aliases in a line. */
    private static final int FEW = 3;

    /**
     * An entry that is removed, and the reason: a clause such as
     * {@code its private key ships with WSO2 Identity Server 7.0.0}.
     */
    public record Removal(TruststoreEntry entry, String reason) {}

    /** An entry that is added, and its file or coordinates. */
    public record Addition(TruststoreEntry entry, String origin) {}

    /** Makes the lists immutable. */
    public TruststorePlan {
        kept = List.copyOf(kept);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        weak = Collections.unmodifiableSortedMap(new TreeMap<>(weak));
        remarks = List.copyOf(remarks);
    }

    /**
     * Plans a truststore: removes every publicly known key, expired authorities if requested, and duplicates, and adds
     * {@code own} and {@code partners}. Takes time in proportion to the number of certificates.
     *
     * @param store the truststore's name, for messages
     * @param current the entries of the distribution
     * @param own the additional entries that the hardened server must trust
     * @param partners the partners to trust
     * @throws ProblemException with all partners whose key is publicly known or whose certificate is expired or weak,
     *     unless that is waived, and with all aliases that two different certificates would share
     */
    public static TruststorePlan of(
            String store,
            Collection<TruststoreEntry> current,
            Collection<Addition> own,
            Collection<Partner> partners,
            TruststorePolicy policy) {
        var planning = new TruststorePlanning(store, policy);
        planning.own(own);
        planning.current(current);
        planning.partners(partners);
        return planning.plan();
    }

    /** The plan as a diff: the number of kept entries, what is removed and why, what is added and from where. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("truststore: %s kept, %s removed, %s added".formatted(kept.size(), removed.size(), added.size()));
        removed.forEach(
                removal -> lines.add("  - %s: %s".formatted(removal.entry().alias(), removal.reason())));
        added.forEach(addition -> lines.add("  + %s: %s, from %s"
                .formatted(
                        addition.entry().alias(),
                        DistinguishedName.of(addition.entry().certificate()),
                        addition.origin())));
        weak.values().stream()
                .distinct()
                .forEach(weakness -> lines.add("  ! weak (%s): %s".formatted(weakness, fewOf(weakness))));
        remarks.forEach(remark -> lines.add("  ! " + remark));
        return lines;
    }

    /** Separates aliases with semicolons, because they may contain commas. */
    private String fewOf(String weakness) {
        List<String> aliases = weak.keySet().stream()
                .filter(alias -> weak.get(alias).equals(weakness))
                .toList();
        String few = aliases.stream().limit(FEW).collect(Collectors.joining("; "));
        return aliases.size() > FEW ? "%s; and %s more".formatted(few, aliases.size() - FEW) : few;
    }

    /** All entries of the planned truststore, sorted by alias. */
    public SortedMap<String, X509Certificate> entries() {
        var entries = new TreeMap<String, X509Certificate>();
        kept.forEach(entry -> entries.put(entry.alias(), entry.certificate()));
        added.forEach(addition ->
                entries.put(addition.entry().alias(), addition.entry().certificate()));
        return entries;
    }
}
