package io.github.ishardening.hardening;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Observations;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Deciders;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.TomlChange;
import io.github.ishardening.file.AtomicFile;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the user's fragment that override others. The fragment has precedence; if an override breaks a rule,
 * the rule's finding mentions it. Kept in a file, one per line, for audits in later goals.
 */
public final class FragmentOverrides {

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 5;

    private final List<FragmentOverride> overrides;

    private FragmentOverrides(List<FragmentOverride> overrides) {
        this.overrides = List.copyOf(overrides);
    }

    /** The overrides without a fragment. */
    public static FragmentOverrides none() {
        return new FragmentOverrides(List.of());
    }

    /**
     * Collects the overrides of a merged fragment.
     *
     * @param changes its changes
     * @param deciders which controls set which keys
     * @param stock the stock distribution's effective values, by dotted key
     */
    static FragmentOverrides of(
            Collection<TomlChange> changes, DeploymentToml fragment, Deciders deciders, Map<String, String> stock) {
        return new FragmentOverrides(changes.stream()
                // Entries of arrays of tables are added to the existing ones, and override none.
                .filter(change -> !(change.after() instanceof Map))
                .map(change -> FragmentOverride.of(
                        change, fragment, deciders.of(change.key()), Optional.ofNullable(stock.get(change.key()))))
                .toList());
    }

    /** Reads the overrides from a file; none if it doesn't exist. Ignores lines in another format. */
    public static FragmentOverrides read(Path file) throws IOException {
        var overrides = new ArrayList<FragmentOverride>();
        for (String line : AtomicFile.lines(file)) {
            String[] parts = line.split(SEPARATOR, -1);
            if (parts.length == PARTS) {
                overrides.add(new FragmentOverride(
                        parts[0],
                        ids(parts[1]),
                        Optional.of(parts[2]).filter(before -> !before.isEmpty()),
                        parts[3],
                        Location.parse(parts[4])));
            }
        }
        return new FragmentOverrides(overrides);
    }

    private static Set<String> ids(String joined) {
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(","));
    }

    /** Writes the overrides to a file. */
    public void writeTo(Path file) throws IOException {
        AtomicFile.writePrivate(
                file,
                overrides.stream()
                        .map(override -> String.join(
                                SEPARATOR,
                                override.key(),
                                String.join(",", override.rules()),
                                override.before().orElse(""),
                                override.after(),
                                override.source().toString()))
                        .toList());
    }

    /**
     * Returns a copy in which the path of a fragment inside this folder is relative to it, so that reports and the
     * identities of findings don't depend on where a build server checks it out.
     */
    public FragmentOverrides seenFrom(Path folder) {
        return new FragmentOverrides(
                overrides.stream().map(override -> override.seenFrom(folder)).toList());
    }

    /** The results of an inspection, with explanations of those that the fragment causes. */
    public Observations explain(Inspection inspection, Observations observations) {
        var inForce = inForce(inspection);
        return new Observations(
                observations.findings().stream()
                        .map(finding -> explain(finding, inForce, inspection))
                        .toList(),
                observations.byHand(),
                observations.notApplicable());
    }

    private static Finding explain(Finding finding, List<FragmentOverride> inForce, Inspection inspection) {
        Finding explained = finding;
        for (FragmentOverride override : inForce) {
            if (override.explains(finding, inspection.toml())) {
                explained = override.explain(explained, inspection.toml());
            }
        }
        return explained;
    }

    /** The hardened settings that the fragment overrides without a warning from any rule, one sentence each. */
    public List<String> unopposed(Inspection inspection, Observations observations) {
        return inForce(inspection).stream()
                .filter(override -> override.isDecision(inspection.toml())
                        && observations.findings().stream()
                                .noneMatch(finding -> finding.severity() != Severity.INFO
                                        && override.explains(finding, inspection.toml())))
                .map(FragmentOverride::toString)
                .toList();
    }

    private List<FragmentOverride> inForce(Inspection inspection) {
        return inspection.fault().isPresent()
                ? List.of()
                : overrides.stream()
                        .filter(override -> override.isInForce(inspection.toml()))
                        .toList();
    }
}
