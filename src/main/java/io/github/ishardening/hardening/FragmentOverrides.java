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
 * Where the user's fragment sets what hardening set otherwise. It wins; where that breaks a rule, the rule's finding says
 * whose doing it is. Kept in a file, a line each, for audits in goals to come.
 */
public final class FragmentOverrides {

    private static final String SEPARATOR = "\t";
    private static final int PARTS = 5;

    private final List<FragmentOverride> overrides;

    private FragmentOverrides(List<FragmentOverride> overrides) {
        this.overrides = List.copyOf(overrides);
    }

    /** There is no fragment. */
    public static FragmentOverrides none() {
        return new FragmentOverrides(List.of());
    }

    /**
     * Of a fragment that was merged.
     *
     * @param changes what it changed
     * @param deciders which controls decided what
     * @param stock the values in force in the distribution as it came, by dotted key
     */
    static FragmentOverrides of(
            Collection<TomlChange> changes, DeploymentToml fragment, Deciders deciders, Map<String, String> stock) {
        return new FragmentOverrides(changes.stream()
                // Entries of arrays of tables come in beside others, and override none.
                .filter(change -> !(change.after() instanceof Map))
                .map(change -> FragmentOverride.of(
                        change, fragment, deciders.of(change.key()), Optional.ofNullable(stock.get(change.key()))))
                .toList());
    }

    /** What is kept in a file; none if there is no such file, and lines that aren't ours are passed over. */
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

    /** Keeps them in a file. */
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
     * The same, the fragment named as it is seen from this folder, if it is in it: so neither reports nor what they call a
     * finding depend on where a build server has checked the folder out.
     */
    public FragmentOverrides seenFrom(Path folder) {
        return new FragmentOverrides(
                overrides.stream().map(override -> override.seenFrom(folder)).toList());
    }

    /** What an inspection found, with what of it is the fragment's doing. */
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

    /** What the fragment decides otherwise than hardening without that a rule warns of it, a sentence each. */
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
