package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.server.PropertyLines;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A portal's properties file that is being edited or audited.
 *
 * @param path its path; within a {@code .war}, after {@code !/}
 * @param lines its content
 * @param isTemplate whether the server renders the file from it
 */
record PortalFile(String path, PropertyLines lines, boolean isTemplate) {

    /** Returns a literal value; empty for a reference. */
    Optional<String> literal(String property) {
        return lines.get(property).filter(value -> !value.isEmpty() && !value.contains("{{") && !isReference(value));
    }

    /** Returns a reference to a value elsewhere; empty for a literal value. */
    Optional<String> reference(String property) {
        return lines.get(property).filter(PortalFile::isReference);
    }

    /**
     * Replaces a value; in templates, with a reference to the key of {@code deployment.toml}, if the server supports
     * it.
     */
    void replace(String property, HardeningContext hardening, String key, Supplier<String> value) {
        replace(property, "", hardening, key, value);
    }

    /** Replaces a value, with a prefix before the new one. */
    void replace(String property, String prefix, HardeningContext hardening, String key, Supplier<String> value) {
        boolean follows = isTemplate && hardening.keys().knows(key);
        lines.replace(property, prefix + (follows ? "{{" + key + "}}" : value.get()));
    }

    Location at(String property) {
        return Location.of(path, lines.line(property).orElseThrow());
    }

    private static boolean isReference(String value) {
        return value.startsWith("$secret{") || value.startsWith("$env{");
    }
}
