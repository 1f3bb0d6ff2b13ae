package io.github.ishardening.control.web;

import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A list in {@code deployment.toml}, or else the version's default, that has to hold some texts. Where the version doesn't
 * know it, it needs nothing.
 *
 * @param key its key
 */
record ListSetting(String key) {

    /** Adds what is missing. */
    void add(Collection<String> wanted, HardeningContext hardening) {
        if (hardening.keys().knows(key)) {
            var texts = new LinkedHashSet<>(texts(hardening.toml(), hardening.keys()));
            if (texts.addAll(wanted)) {
                hardening.toml().set(key, List.copyOf(texts));
            }
        }
    }

    /** Which of these it lacks. */
    List<String> missing(Collection<String> wanted, Inspection inspection) throws IOException {
        if (!inspection.keys().knows(key)) {
            return List.of();
        }
        var missing = new ArrayList<>(wanted);
        missing.removeAll(texts(inspection.toml(), inspection.keys()));
        return missing;
    }

    private List<String> texts(DeploymentToml toml, ConfigurationKeys keys) {
        return toml.has(key) ? toml.strings(key) : keys.defaultTexts(key).orElseGet(List::of);
    }
}
