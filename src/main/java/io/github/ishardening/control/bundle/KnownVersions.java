package io.github.ishardening.control.bundle;

import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.Version;
import java.util.Optional;

/**
 * The minor versions of a product that this plugin was written for (page "Compatibility").
 *
 * @param first the oldest
 * @param last the newest
 */
record KnownVersions(Version first, Version last) {

    /** Those of a product; empty for bare kernels and other products, of which none is known in particular. */
    static Optional<KnownVersions> of(Product product) {
        return switch (product.family()) {
            case IDENTITY_SERVER -> Optional.of(new KnownVersions(Version.parse("5.6"), Version.parse("7.3")));
            case API_MANAGER -> Optional.of(new KnownVersions(Version.parse("3.0"), Version.parse("4.7")));
            case KERNEL, OTHER -> Optional.empty();
        };
    }

    /** Whether a version is older than all of them. */
    boolean areAfter(Version version) {
        return version.release().compareTo(first) < 0;
    }

    /** Whether a version is newer than all of them, including their patches. */
    boolean areBefore(Version version) {
        return version.atLeast(last.numbers().get(0), last.numbers().get(1) + 1);
    }
}
