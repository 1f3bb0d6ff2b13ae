package io.github.ishardening.control;

import io.github.ishardening.control.Contents.Found;
import io.github.ishardening.control.Contents.Published;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.trust.PublishedKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what {@link ContentScan} found, and keeps of it what rules have to say something of. */
final class FoundCertificates implements ContentScan.Reader {

    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (?:(?:X509 |TRUSTED )?CERTIFICATE|PKCS7|CMS|PKCS #7 SIGNED DATA)-----([A-Za-z0-9+/=\\s]++)-----END ");

    private static final int OBJECT_IDENTIFIER = 6;
    private static final int LONG_LENGTH = 0x80;

    private final Inspection inspection;
    private final PublishedKeys published = PublishedKeys.load();

    FoundCertificates(Inspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public Optional<Found> read(String path, ContentKind kind, byte[] content) throws IOException {
        return switch (kind) {
            case STORE -> store(inspection.store(path, content));
            case PEM -> file(path, pem(new String(content, StandardCharsets.US_ASCII)));
            case CERTIFICATE ->
                file(
                        path,
                        certificates(content).stream()
                                .map(certificate -> Map.entry("certificate", certificate))
                                .toList());
            case ARCHIVE, COMPRESSED, JCEKS, PRIVATE_KEY, CLASS -> Optional.empty();
        };
    }

    private Optional<Found> store(StoreFile store) {
        if (store.unseen().isPresent()) {
            throw new ProblemException(store.path(), store.unseen().get() + ".");
        }
        // What doesn't open isn't the published truststore.
        boolean mayHoldKeys = store.opened()
                .map(opened -> !opened.keyAliases().isEmpty())
                .orElse(!store.path().contains("truststore"));
        return known(new Found(
                store.path(),
                published(store.certificates()),
                holdsAuthority(store),
                mayHoldKeys,
                store.opened().isEmpty()));
    }

    private Optional<Found> file(String path, List<Map.Entry<String, X509Certificate>> certificates) {
        return known(new Found(path, published(certificates), false, false, false));
    }

    private static Optional<Found> known(Found found) {
        boolean isOfInterest =
                !found.published().isEmpty() || found.holdsAuthority() || found.mayHoldKeys() || found.isClosed();
        return Optional.of(found).filter(any -> isOfInterest);
    }

    private List<Published> published(List<Map.Entry<String, X509Certificate>> certificates) {
        return certificates.stream()
                .flatMap(entry -> published.origin(entry.getValue()).stream()
                        .map(origin -> new Published(entry.getKey(), origin)))
                .limit(Contents.MOST_PUBLISHED)
                .toList();
    }

    /** Those that WSO2 published have a rule of their own. */
    private boolean holdsAuthority(StoreFile store) {
        return store.chains().values().stream()
                .map(chain -> chain.get(0))
                .anyMatch(leaf -> leaf.getBasicConstraints() >= 0 && !published.contains(leaf));
    }

    private static List<Map.Entry<String, X509Certificate>> pem(String text) {
        var certificates = new ArrayList<Map.Entry<String, X509Certificate>>();
        // In a text of a program or in JSON a line ends so.
        PEM.matcher(text.replace("\\n", "\n").replace("\\r", "\r"))
                .results()
                .flatMap(match -> decoded(match.group(1)).stream())
                .flatMap(der -> certificates(der).stream())
                .forEach(certificate ->
                        certificates.add(Map.entry("certificate " + (certificates.size() + 1), certificate)));
        return certificates;
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            // cut off, or never Base64
            return Optional.empty();
        }
    }

    /** One, or those of PKCS7; what OpenSSL adds to a trusted one isn't read. */
    private static List<X509Certificate> certificates(byte[] der) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return isPkcs7(der)
                    ? factory.generateCertificates(new ByteArrayInputStream(der)).stream()
                            .map(X509Certificate.class::cast)
                            .toList()
                    : List.of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | RuntimeException | StackOverflowError e) {
            // DER of another kind, or made so that the JDK stumbles over it
            return List.of();
        }
    }

    /** A certificate begins with a sequence in a sequence, PKCS7 with an object identifier. */
    private static boolean isPkcs7(byte[] der) {
        int length = Byte.toUnsignedInt(der[1]);
        return der[2 + (length > LONG_LENGTH ? length - LONG_LENGTH : 0)] == OBJECT_IDENTIFIER;
    }
}
