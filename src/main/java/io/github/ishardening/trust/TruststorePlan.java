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
 * What the hardened truststore will hold, and why: computed as a whole from the distribution's own truststore, shown,
 * then written once.
 *
 * @param kept entries of the distribution that stay, under their names
 * @param removed entries of the distribution that go, each with the reason
 * @param added the entries that come in, each with where it comes from
 * @param weak what is weak of the entries that stay, by alias
 * @param remarks what the user should know of partners, a clause each
 */
public record TruststorePlan(
        List<TruststoreEntry> kept,
        List<Removal> removed,
        List<Addition> added,
        SortedMap<String, String> weak,
        List<String> remarks) {

    /** How many of many are named. */
    private static final int FEW = 3;

    /** An entry that goes, and why: a clause such as {@code its private key ships with WSO2 Identity Server 7.0.0}. */
    public record Removal(TruststoreEntry entry, String reason) {}

    /** An entry that comes in, and the file or coordinates that it comes from. */
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
     * Plans a truststore: every published key goes, expired authorities go if so asked, each certificate is there once,
     * {@code own} and {@code partners} come in. Takes time in proportion to the number of certificates.
     *
     * @param store the name of the truststore, for messages
     * @param current what the distribution trusts
     * @param own what the hardened server has to trust besides
     * @param partners whom the user wants to be trusted
     * @throws ProblemException with all partners that are published, expired or weak, unless that is waived, and with all
     *     names that two different certificates would have
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

    /** The plan as a difference: how much is kept, what is removed and why, what is added and from where. */
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

    /** Aliases of a truststore may hold commas. */
    private String fewOf(String weakness) {
        List<String> aliases = weak.keySet().stream()
                .filter(alias -> weak.get(alias).equals(weakness))
                .toList();
        String few = aliases.stream().limit(FEW).collect(Collectors.joining("; "));
        return aliases.size() > FEW ? "%s; and %s more".formatted(few, aliases.size() - FEW) : few;
    }

    /** All entries of the planned truststore by alias, in the order of the aliases. */
    public SortedMap<String, X509Certificate> entries() {
        var entries = new TreeMap<String, X509Certificate>();
        kept.forEach(entry -> entries.put(entry.alias(), entry.certificate()));
        added.forEach(addition ->
                entries.put(addition.entry().alias(), addition.entry().certificate()));
        return entries;
    }
}
