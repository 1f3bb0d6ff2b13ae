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
 * A security advisory of WSO2 that requires settings besides its update.
 *
 * @param id its ID, such as {@code WSO2-2025-4583}
 * @param year the year of publication, which is part of its URL
 * @param cve the CVE, if it has one
 * @param severity the severity of not following it
 * @param risk the consequence of not following it, a sentence without a full stop
 * @param listed the versions that it lists, by product family; later ones that support the setting need it too
 * @param cured the first update level that needs no setting, by family and version; others need one only if listed
 * @param settings the settings that it requires
 * @param access the access control rows that it requires
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

    /** A range of versions, both ends included. */
    record Range(Version first, Version last) {}

    /** Whether it requires settings of a product at this update level; if that is unknown, {@code cured} is ignored. */
    boolean concerns(Product product, OptionalInt level) {
        Range range = listed.get(product.family());
        return (range != null && range.first().compareTo(product.version()) <= 0)
                || level.orElse(Integer.MAX_VALUE) < cure(product).orElse(0);
    }

    /** Whether it lists the version; one that doesn't support the setting lacks the update. */
    boolean lists(Product product) {
        Range range = listed.get(product.family());
        return range != null
                && range.first().compareTo(product.version()) <= 0
                && range.last().compareTo(product.version()) >= 0;
    }

    /** The first update level that needs no setting, if there is one. */
    OptionalInt cure(Product product) {
        Integer level = cured.getOrDefault(product.family(), Map.of())
                .get(product.version().release().toString());
        return level == null ? OptionalInt.empty() : OptionalInt.of(level);
    }

    /** Applies the settings that it requires. */
    void harden(HardeningContext hardening) {
        settings.forEach(setting -> setting.harden(hardening));
        AdvisedAccess.harden(this, hardening);
    }

    /** The URL where WSO2 publishes it. */
    String address() {
        return Advisory.address(year, id);
    }

    /** Its ID, with the CVE if there is one. */
    String name() {
        return id + cve.map(", "::concat).orElse("");
    }
}
