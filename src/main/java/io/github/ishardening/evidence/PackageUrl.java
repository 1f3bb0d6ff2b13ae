package io.github.ishardening.evidence;

import io.github.ishardening.distribution.Coordinates;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Creates globally valid names of packages: package URLs (<a
 * href="https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst">purl</a>).
 */
final class PackageUrl {

    private static final String JAR = "jar";

    private PackageUrl() {}

    /** The URL of a Maven artifact: {@code pkg:maven/group/artifact@version?classifier=…&type=zip}. */
    static String of(Coordinates coordinates) {
        var qualifiers = new StringBuilder();
        add(qualifiers, "classifier", coordinates.classifier());
        add(qualifiers, "type", coordinates.type().equals(JAR) ? "" : coordinates.type());
        return "pkg:maven/%s/%s@%s%s"
                .formatted(
                        encoded(coordinates.group()),
                        encoded(coordinates.artifact()),
                        encoded(coordinates.version()),
                        qualifiers);
    }

    /** The URL of something that is in no registry, by its name: {@code pkg:generic/wso2is-7.1.0}. */
    static String ofName(String name) {
        return "pkg:generic/" + encoded(name);
    }

    private static void add(StringBuilder qualifiers, String name, String value) {
        if (!value.isEmpty()) {
            qualifiers
                    .append(qualifiers.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(encoded(value));
        }
    }

    /** Encodes spaces as {@code %20}, since the plus of form encoding would be a literal plus in a purl. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
