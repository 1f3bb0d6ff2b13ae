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
import java.util.function.UnaryOperator;

/**
 * What is audited.
 *
 * @param distribution as it is, staged edits included
 * @param shown what reports call it
 * @param changes what is known to differ from the stock distribution
 * @param overrides where the user's fragment sets what hardening set otherwise
 * @param isResult whether it is what this goal is about to save: then archives inside, which came in unchanged, aren't
 *     looked into, and what a build can't decide is only counted on the console
 * @param isStock whether it is as it was shipped, so that it can be hardened
 * @param places where places of the distribution are for the user
 */
record AuditTarget(
        Distribution distribution,
        String shown,
        StagedChanges changes,
        FragmentOverrides overrides,
        boolean isResult,
        boolean isStock,
        UnaryOperator<Location> places)
        implements Closeable {

    /** What this goal is about to save. */
    static AuditTarget staged(Distribution distribution, Workplace place, Path result) throws IOException {
        var changes = StagedChanges.of(distribution, place.attribution(), place.removedCertificates());
        return new AuditTarget(
                distribution, place.shown(result), changes, place.overrides(), true, false, UnaryOperator.identity());
    }

    /** Opens a distribution as it is: a stock one, a hardened one, or anybody's. */
    static AuditTarget open(Path location, String shown, StagedChanges changes, FragmentOverrides overrides)
            throws IOException {
        var distribution = Distribution.open(location);
        return new AuditTarget(
                distribution,
                shown,
                changes,
                overrides,
                false,
                !DistributionBanner.isHardened(distribution),
                UnaryOperator.identity());
    }

    /** Opens what this build has made of the distribution that the user named, and where it made nothing, that itself. */
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

    /** The same as a container sees it that mounts something over it. */
    AuditTarget under(Mounts mounts, PrivateFiles readers) throws IOException {
        var origins = mounts.layOver(distribution, readers);
        return new AuditTarget(
                distribution,
                shown + " + " + String.join(" + ", mounts.names()),
                changes,
                mounts.laysToml() ? FragmentOverrides.none() : overrides,
                isResult,
                false,
                origins::of);
    }

    @Override
    public void close() throws IOException {
        distribution.close();
    }
}
