package io.github.ishardening.control.bundle;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a security advisory of WSO2 asks for besides its update.
 *
 * @param id its name, {@code WSO2-2025-4583}
 * @param year when it was published, a part of its address
 * @param cve the CVE, where it has one
 * @param severity how bad it is not to follow it
 * @param risk what comes of that, a sentence without a full stop
 * @param listed by family of products, the versions that it lists; later ones need the setting too where they know it
 * @param cured by family and version, the first update level that needs no setting; it speaks of no others
 * @param settings the keys that it asks for
 * @param access the rows of access control that it asks for
 */
record Advice(
        String id,
        int year,
        Optional<String> cve,
        Severity severity,
        String risk,
        Map<Product.Family, Range> listed,
        Map<Product.Family, Map<String, Integer>> cured,
        List<AdvisedSetting> settings,
        List<Map<String, Object>> access) {

    /** Copies the collections. */
    Advice {
        listed = Map.copyOf(listed);
        cured = Map.copyOf(cured);
        settings = List.copyOf(settings);
        access = List.copyOf(access);
    }

    /**
     * Versions from one to another.
     *
     * @param first the first
     * @param last the last
     */
    record Range(Version first, Version last) {}

    /** Whether it asks for a setting of a product of this update level; whether of an update is unknown without a level. */
    boolean concerns(Product product, OptionalInt level) {
        Range range = listed.get(product.family());
        return (range != null && range.first().compareTo(product.version()) <= 0)
                || level.orElse(Integer.MAX_VALUE) < cure(product).orElse(0);
    }

    /** Whether it lists the version, which then lacks the update if it doesn't know the setting. */
    boolean lists(Product product) {
        Range range = listed.get(product.family());
        return range != null
                && range.first().compareTo(product.version()) <= 0
                && range.last().compareTo(product.version()) >= 0;
    }

    /** The update level that needs no setting, if there is one. */
    OptionalInt cure(Product product) {
        Integer level = cured.getOrDefault(product.family(), Map.of())
                .get(product.version().release().toString());
        return level == null ? OptionalInt.empty() : OptionalInt.of(level);
    }

    /** Sets what it asks for. */
    void harden(HardeningContext hardening) {
        settings.forEach(setting -> setting.harden(hardening));
        AdvisedAccess.harden(this, hardening);
    }

    /** Where WSO2 publishes it. */
    String address() {
        return Advisory.address(year, id);
    }

    /** Its id, with the CVE if there is one. */
    String name() {
        return id + cve.map(", "::concat).orElse("");
    }
}
