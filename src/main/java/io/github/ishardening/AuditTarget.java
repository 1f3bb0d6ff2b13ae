package io.github.ishardening;

import io.github.ishardening.audit.Location;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.FragmentOverrides;
import io.github.ishardening.inspection.change.StagedChanges;
import io.github.ishardening.mounted.Mounts;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A distribution to be audited.
 *
 * @param distribution the distribution, including staged edits
 * @param shown its name in reports
 * @param changes its known differences from the stock distribution
 * @param overrides where the user's fragment overrides hardening
 * @param result where this goal is about to save it, if it is: then nested archives, which are unchanged, aren't
 *     inspected, and of what a build can't decide, the console only names the rules
 * @param isStock whether it is unhardened, so that it can be hardened
 * @param places maps locations in the distribution to those that the user knows
 */
record AuditTarget(
        Distribution distribution,
        String shown,
        StagedChanges changes,
        FragmentOverrides overrides,
        Optional<Path> result,
        boolean isStock,
        UnaryOperator<Location> places)
        implements Closeable {

    /** The result that this goal is about to save. */
    static AuditTarget staged(Distribution distribution, Workplace place, Path result) throws IOException {
        var changes = StagedChanges.of(distribution, place.attribution(), place.removedCertificates());
        return new AuditTarget(
                distribution,
                place.shown(result),
                changes,
                place.overrides(),
                Optional.of(result),
                false,
                UnaryOperator.identity());
    }

    /** Opens a distribution as it is: stock, hardened or any other. */
    static AuditTarget open(Path location, String shown, StagedChanges changes, FragmentOverrides overrides)
            throws IOException {
        var distribution = Distribution.open(location);
        try {
            boolean isStock = !DistributionBanner.isHardened(distribution);
            return new AuditTarget(
                    distribution, shown, changes, overrides, Optional.empty(), isStock, UnaryOperator.identity());
        } catch (IOException | RuntimeException e) {
            distribution.close();
            throw e;
        }
    }

    /** Opens this build's result for the user's distribution, or the distribution itself if there is none. */
    static AuditTarget ofResult(Workplace place, Path named, String name) throws IOException {
        try (var stock = place.openToEdit(named)) {
            place.overlay().load(stock);
            Path result = place.result(stock);
            var changes = StagedChanges.of(stock, place.attribution(), place.removedCertificates());
            if (stock.isDirectory() || !Files.exists(result)) {
                return open(named, name, changes, place.overrides());
            }
            place.announce(result);
            return open(result, place.shown(result), changes, place.overrides());
        }
    }

    /** Whether this goal is about to save it. */
    boolean isResult() {
        return result.isPresent();
    }

    /** The same distribution as seen by a container that mounts files over it. */
    AuditTarget under(Mounts mounts, PrivateFiles readers) throws IOException {
        var origins = mounts.layOver(distribution, readers);
        return new AuditTarget(
                distribution,
                shown + " + " + String.join(" + ", mounts.names()),
                changes,
                mounts.laysToml() ? FragmentOverrides.none() : overrides,
                result,
                false,
                origins::of);
    }

    @Override
    public void close() throws IOException {
        distribution.close();
    }
}
