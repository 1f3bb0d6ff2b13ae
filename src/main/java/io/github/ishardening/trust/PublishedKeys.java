package io.github.ishardening.trust;

import io.github.ishardening.certificate.Spki;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The keys that WSO2 shipped in its products, private half included, and so published. A certificate counts by its
 * SPKI, whatever its alias, dates or issuer: WSO2 re-issues certificates over the same leaked key.
 */
public record PublishedKeys(Map<String, String> originBySpki) {

    private static final String LIST = "published-keys.tsv";

    /** The list that comes with this plugin. */
    public static PublishedKeys load() {
        var stream = PublishedKeys.class.getResourceAsStream(LIST);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new PublishedKeys(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(
                            column -> column[0], column -> origin(column[4]), (one, other) -> one + "; " + other)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With what the key of this certificate was published, such as {@code WSO2 Identity Server 7.0.0}, if it was. */
    public Optional<String> origin(X509Certificate certificate) {
        return origin(certificate.getPublicKey());
    }

    /** With what this key was published, if it was. */
    public Optional<String> origin(PublicKey key) {
        return Optional.ofNullable(originBySpki.get(Spki.sha256(key)));
    }

    /** Whether the key of this certificate is published. */
    public boolean contains(X509Certificate certificate) {
        return origin(certificate).isPresent();
    }

    private static String origin(String versions) {
        return versions.equals("-") ? "a WSO2 product" : "WSO2 Identity Server " + versions.replace(",", ", ");
    }
}
