package io.github.ishardening.control;

import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@link ContentScan} found. */
final class FoundCertificates {

    /** Those that stores of products and JDKs come with. */
    static final List<Secret> PUBLISHED_PASSWORDS = List.of(Secret.of("wso2carbon"), Secret.of("changeit"));

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    private FoundCertificates() {}

    /** The certificates of a file that is no store, each under a name that messages call it. */
    static Map<String, X509Certificate> of(ContentScan.Found found) {
        return switch (found.kind()) {
            case PEM -> pem(new String(found.content(), StandardCharsets.US_ASCII));
            case CERTIFICATE ->
                certificate(found.content())
                        .map(certificate -> Map.of("certificate", certificate))
                        .orElseGet(Map::of);
            case STORE, ARCHIVE -> Map.of();
        };
    }

    /** A store, as far as it lies open or a published password opens it. */
    static Optional<OpenedKeystore> open(ContentScan.Found found) {
        for (Secret password : PUBLISHED_PASSWORDS) {
            try {
                return Optional.of(KeystoreReader.open(found.path(), found.content(), password));
            } catch (ProblemException e) {
                // somebody's own password, or no store at all
            }
        }
        return KeystoreReader.openWithoutPassword(found.path(), found.content());
    }

    private static Map<String, X509Certificate> pem(String text) {
        var certificates = new LinkedHashMap<String, X509Certificate>();
        PEM.matcher(text)
                .results()
                .flatMap(match -> certificate(Base64.getMimeDecoder().decode(match.group(1))).stream())
                .forEach(certificate -> certificates.put("certificate " + (certificates.size() + 1), certificate));
        return certificates;
    }

    private static Optional<X509Certificate> certificate(byte[] der) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException e) {
            // DER of another kind
            return Optional.empty();
        }
    }
}
