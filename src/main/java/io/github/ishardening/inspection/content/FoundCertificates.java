package io.github.ishardening.inspection.content;

import io.github.ishardening.inspection.content.Contents.Found;
import io.github.ishardening.inspection.content.Contents.Published;
import io.github.ishardening.inspection.store.StoreFile;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.keystore.ContentKind;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.trust.PublishedKeys;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what {@link ContentScan} found, and keeps what rules report. */
public final class FoundCertificates implements ContentScan.Reader {

    private final Opener opener;
    private final PublishedKeys published = PublishedKeys.load();

    public FoundCertificates(Opener opener) {
        this.opener = opener;
    }

    @FunctionalInterface
    public interface Opener {
        /** The store with this content, opened if its password is known. */
        StoreFile open(String path, byte[] content) throws IOException;
    }

    @Override
    public Optional<Found> read(String path, ContentKind kind, byte[] content) throws IOException {
        return switch (kind) {
            case STORE -> store(opener.open(path, content));
            case JCEKS -> store(jceks(path, content));
            case PEM -> file(path, counted(CertificateReader.anyInPem(content)));
            case CERTIFICATE ->
                file(
                        path,
                        CertificateReader.anyInDer(content).stream()
                                .map(certificate -> Map.entry("certificate", certificate))
                                .toList());
            case ARCHIVE, COMPRESSED, PRIVATE_KEY, CLASS -> Optional.empty();
        };
    }

    private static StoreFile jceks(String path, byte[] content) {
        var opened = KeystoreReader.openJceks(path, content);
        if (opened.isEmpty()) {
            throw new ProblemException(
                    path, "is a JCEKS store that is damaged or contains a secret key, which Java would deserialize.");
        }
        return new StoreFile(path, opened, Optional.empty());
    }

    private Optional<Found> store(StoreFile store) {
        if (store.unseen().isPresent()) {
            throw new ProblemException(store.path(), store.unseen().get() + ".");
        }
        // The stock truststore opens with the stock password, so a closed store is told by its name.
        boolean mayHoldKeys = store.opened()
                .map(opened -> !opened.keyAliases().isEmpty())
                .orElse(!store.path().contains("truststore"));
        boolean isClosed = store.opened().isEmpty();
        var publishedHere = published(store.certificates());
        return known(new Found(store.path(), publishedHere, holdsAuthority(store), mayHoldKeys, isClosed));
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

    /** Ignores the keys that WSO2 published, which have a rule of their own. */
    private boolean holdsAuthority(StoreFile store) {
        return store.chains().values().stream()
                .map(chain -> chain.get(0))
                .anyMatch(leaf -> leaf.getBasicConstraints() >= 0 && !published.contains(leaf));
    }

    private static List<Map.Entry<String, X509Certificate>> counted(List<X509Certificate> certificates) {
        return IntStream.range(0, certificates.size())
                .mapToObj(index -> Map.entry("certificate " + (index + 1), certificates.get(index)))
                .toList();
    }
}
