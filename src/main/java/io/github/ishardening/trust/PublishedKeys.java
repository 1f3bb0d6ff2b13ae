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
 * The keys that WSO2 has published by shipping their private halves in its products. Certificates are recognized by
 * their SPKI, regardless of alias, dates or issuer, because WSO2 re-issues certificates for the same leaked key.
 */
public record PublishedKeys(Map<String, String> originBySpki) {

    private static final String LIST = "published-keys.tsv";

    /** The list included in this plugin. */
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

    /**
     * The product that ships with this certificate's key, such as {@code WSO2 Identity Server 7.0.0}; empty if none.
     */
    public Optional<String> origin(X509Certificate certificate) {
        return origin(certificate.getPublicKey());
    }

    /** The product that ships with this key; empty if none. */
    public Optional<String> origin(PublicKey key) {
        return Optional.ofNullable(originBySpki.get(Spki.sha256(key)));
    }

    /** Whether the key of this certificate is publicly known. */
    public boolean contains(X509Certificate certificate) {
        return origin(certificate).isPresent();
    }

    private static String origin(String versions) {
        return versions.equals("-") ? "a WSO2 product" : "WSO2 Identity Server " + versions.replace(",", ", ");
    }
}
