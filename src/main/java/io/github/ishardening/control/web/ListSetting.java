package io.github.ishardening.control.web;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A list that must contain certain texts: the one in {@code deployment.toml}, otherwise the version's default. If the
 * version doesn't support the list, nothing is required.
 *
 * @param key its key
 */
record ListSetting(String key) {

    /** Adds the texts that the list lacks. */
    void add(Collection<String> wanted, HardeningContext hardening) {
        if (hardening.keys().knows(key)) {
            var texts = new LinkedHashSet<>(hardening.keys().texts(hardening.toml(), key));
            if (texts.addAll(wanted)) {
                hardening.toml().set(key, List.copyOf(texts));
            }
        }
    }

    /** Returns the texts that the list lacks. */
    List<String> missing(Collection<String> wanted, Inspection inspection) throws IOException {
        if (!inspection.keys().knows(key)) {
            return List.of();
        }
        var missing = new ArrayList<>(wanted);
        missing.removeAll(inspection.keys().texts(inspection.toml(), key));
        return missing;
    }
}
