package io.github.ishardening.trust;

import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayInputStream;
import java.security.ProviderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the certificates of one file: PEM with any number of them and any text between, DER, PKCS7 in either, PKCS12 and
 * JKS. All that are there are read, in the order of the file; of a store in the order of its aliases.
 */
final class CertificateReader {

    private static final String FORMATS = "Give it as PEM, DER, PKCS7, PKCS12 or JKS.";

    private final CertificateFactory factory;

    CertificateReader() {
        try {
            factory = CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new ProviderException("The JDK reads no certificates", e);
        }
    }

    /**
     * The certificates of a file; at least one.
     *
     * @param where what messages call the file
     * @param password opens it if it is a store
     * @throws ProblemException if it holds none, is damaged, or is a store that the password doesn't open
     */
    List<FoundCertificate> read(String where, byte[] content, Optional<Secret> password) {
        CertificateFormat format = CertificateFormat.of(content)
                .orElseThrow(() -> new ProblemException(where, "is no certificate, or is cut off.", FORMATS));
        List<FoundCertificate> found =
                switch (format) {
                    case PEM -> pem(where, content);
                    case DER -> unnamed(der(where, content));
                    case STORE -> store(where, content, password);
                };
        if (found.isEmpty()) {
            throw new ProblemException(where, "holds no certificate.", FORMATS);
        }
        return found;
    }

    private List<FoundCertificate> pem(String where, byte[] content) {
        return PemBlock.all(where, content).stream()
                .flatMap(block -> certificates(where + ":" + block.line(), block))
                .map(FoundCertificate::unnamed)
                .toList();
    }

    private Stream<X509Certificate> certificates(String where, PemBlock block) {
        return switch (block.label()) {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> Stream.of(one(where, block.decode(where)));
            case "PKCS7", "CMS", "PKCS #7 SIGNED DATA" -> der(where, block.decode(where)).stream();
            default -> Stream.empty();
        };
    }

    private X509Certificate one(String where, byte[] content) {
        try {
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content));
        } catch (CertificateException | RuntimeException | StackOverflowError e) {
            // The JDK doesn't check all that it reads.
            throw unreadable(where);
        }
    }

    private List<X509Certificate> der(String where, byte[] content) {
        try {
            return factory.generateCertificates(new ByteArrayInputStream(content)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException | RuntimeException | StackOverflowError e) {
            // The JDK doesn't check all that it reads.
            throw unreadable(where);
        }
    }

    private static List<FoundCertificate> store(String where, byte[] content, Optional<Secret> password) {
        OpenedKeystore store = KeystoreReader.open(
                where,
                content,
                password.orElseThrow(() -> new ProblemException(
                        where,
                        "is a store, which needs its password.",
                        "Name where that is in <password>: <env>, <server> or <file>.")));
        var found = new ArrayList<FoundCertificate>();
        store.trusted()
                .forEach((alias, certificate) -> found.add(new FoundCertificate(Optional.of(alias), certificate)));
        for (String alias : store.keyAliases()) {
            List<X509Certificate> chain = store.chain(alias);
            // A key may come without any certificate.
            if (!chain.isEmpty()) {
                found.add(new FoundCertificate(Optional.of(alias), chain.get(0)));
                found.addAll(unnamed(chain.subList(1, chain.size())));
            }
        }
        if (found.isEmpty() && store.type() == StoreType.PKCS12) {
            throw new ProblemException(
                    where,
                    "holds no certificate that is marked as trusted, so Java sees none.",
                    "openssl pkcs12 -nokeys makes such files: give the certificates as PEM.");
        }
        return found;
    }

    private static List<FoundCertificate> unnamed(Collection<X509Certificate> certificates) {
        return certificates.stream().map(FoundCertificate::unnamed).toList();
    }

    private static ProblemException unreadable(String where) {
        return new ProblemException(where, "is no certificate that can be read.", "Get the whole file again.");
    }
}
