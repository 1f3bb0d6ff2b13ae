package io.github.ishardening.keymanager;

import io.github.ishardening.deployment.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** The settings that legacy mode changes, found by rendering a configuration with and without it. */
final class LegacyDowngrades {

    private LegacyDowngrades() {}

    /** A line for each changed setting, {@code key = value (was value)}, sorted by key. */
    static List<String> between(Rendered without, Rendered with) {
        var keys = new TreeSet<String>(without.values().keySet());
        keys.addAll(with.values().keySet());
        keys.remove(IdentityServerSettings.LEGACY_MODE);
        var lines = new ArrayList<String>();
        for (String key : keys) {
            String before = without.value(key).orElse("unset");
            String after = with.value(key).orElse("unset");
            if (!Objects.equals(before, after)) {
                lines.add("  %s = %s (was %s)".formatted(key, after, before));
            }
        }
        return lines;
    }
}
