package io.github.ishardening.control.secret;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.server.PropertyLines;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The properties of a portal while they are edited or audited.
 *
 * @param path where they are, those in a {@code .war} behind {@code !/}
 * @param lines the file
 * @param isTemplate whether the server makes the file from this
 */
record PortalFile(String path, PropertyLines lines, boolean isTemplate) {

    /** A literal value, not a reference to one. */
    Optional<String> literal(String property) {
        return lines.get(property).filter(value -> !value.isEmpty() && !value.contains("{{") && !isReference(value));
    }

    /** A reference to a value that the server finds elsewhere; empty if the value is literal. */
    Optional<String> reference(String property) {
        return lines.get(property).filter(PortalFile::isReference);
    }

    /** Puts something in the place of a value: in templates the key of {@code deployment.toml}, if the server knows it. */
    void replace(String property, HardeningContext hardening, String key, Supplier<String> value) {
        replace(property, "", hardening, key, value);
    }

    /** The same where something comes before the value. */
    void replace(String property, String prefix, HardeningContext hardening, String key, Supplier<String> value) {
        boolean follows = isTemplate && hardening.keys().knows(key);
        lines.replace(property, prefix + (follows ? "{{" + key + "}}" : value.get()));
    }

    /** Where a property stands. */
    Location at(String property) {
        return Location.of(path, lines.line(property).orElseThrow());
    }

    private static boolean isReference(String value) {
        return value.startsWith("$secret{") || value.startsWith("$env{");
    }
}
