package io.github.ishardening.keystore;

import io.github.ishardening.certificate.PemBlock;
import io.github.ishardening.certificate.PemText;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/**
 * Reads the certificates of an untrusted file: X.509 (RFC 5280) and PKCS7 (RFC 2315), each as DER or as PEM (RFC 7468)
 * with any number of blocks and any text between them, and PKCS12 and JKS stores. Reads all of them, in the order of
 * the file, or of the aliases for a store.
 */
public final class CertificateReader {

    private static final String FORMATS = "Provide it as PEM, DER, PKCS7, PKCS12 or JKS.";
    // RFC 7468, and labels written by OpenSSL and Windows; the content doesn't always match the label.
    private static final Set<String> LABELS =
            Set.of("CERTIFICATE", "X509 CERTIFICATE", "PKCS7", "CMS", "PKCS #7 SIGNED DATA");
    /** OpenSSL's own label: the certificate is followed by the purposes that OpenSSL trusts it for. */
    private static final String TRUSTED = "TRUSTED CERTIFICATE";

    private CertificateReader() {}

    /**
     * Reads the certificates of a file that needs no password; at least one.
     *
     * @param where the name of the file for messages
     * @throws ProblemException if it contains none, is damaged, or is a store with a password
     */
    public static List<X509Certificate> read(String where, byte[] content) {
        return found(
                        where,
                        content,
                        Optional.empty(),
                        "Provide the certificate instead.",
                        "Provide its certificates as PEM.")
                .stream()
                .map(FoundCertificate::certificate)
                .toList();
    }

    /**
     * Reads the certificates of a file; at least one.
     *
     * @param where the name of the file for messages
     * @param password the password, if the file is a store
     * @param parameter the parameter that specifies the file, for messages
     * @throws ProblemException if it contains none, is damaged, or is a store with another password
     */
    public static List<FoundCertificate> read(
            String where, byte[] content, Optional<Secret> password, String parameter) {
        return found(
                where,
                content,
                password,
                "Specify the certificate in %s instead.".formatted(parameter),
                "Specify its source in %s<password>: <env>, <server> or <file>.".formatted(parameter));
    }

    /** Finds the PEM certificates in a file of any kind, including JSON and programs, in order; skips damaged ones. */
    public static List<X509Certificate> anyInPem(byte[] content) {
        PemText text = PemText.ofAny(content);
        return text.blocks().stream()
                .filter(block -> block.label().equals(TRUSTED) || LABELS.contains(block.label()))
                .flatMap(block -> anyIn(text, block))
                .toList();
    }

    private static Stream<X509Certificate> anyIn(PemText text, PemBlock block) {
        try {
            return anyInDer(text.decode(block)).stream();
        } catch (ProblemException e) {
            // truncated, or not Base64
            return Stream.empty();
        }
    }

    /** The certificates at the beginning of a DER file, even if other data follows; none if there are none. */
    public static List<X509Certificate> anyInDer(byte[] content) {
        return der(content)
                .filter(certificates -> !certificates.isEmpty())
                .or(() -> first(content))
                .orElseGet(List::of);
    }

    private static List<FoundCertificate> found(
            String where, byte[] content, Optional<Secret> password, String onlyKey, String missingPassword) {
        ContentKind kind = ContentKind.ofCertificates(content)
                .orElseThrow(() -> new ProblemException(where, "isn't a certificate, or is truncated.", FORMATS));
        List<FoundCertificate> found =
                switch (kind) {
                    case PEM -> unnamed(pem(where, content, onlyKey));
                    case CERTIFICATE -> unnamed(der(content).orElseThrow(() -> unreadable(where)));
                    case STORE -> store(where, content, password, missingPassword);
                    case PRIVATE_KEY -> throw key(where, onlyKey);
                    case JCEKS ->
                        throw new ProblemException(
                                where,
                                "is a JCEKS store, which isn't opened because it contains Java objects.",
                                "Convert it: keytool -importkeystore -srcstoretype JCEKS -srckeystore " + where
                                        + " -deststoretype PKCS12 -destkeystore <new file>.");
                    default -> throw new IllegalStateException("not certificates: " + kind);
                };
        if (found.isEmpty()) {
            throw new ProblemException(where, "contains no certificates.", FORMATS);
        }
        return found;
    }

    private static List<X509Certificate> pem(String where, byte[] content, String onlyKey) {
        // No text begins like DER with more than 127 bytes.
        if (content[0] == ContentKind.SEQUENCE && content[1] < 0) {
            throw new ProblemException(where, "starts as DER and continues as PEM.", "Put each into a separate file.");
        }
        PemText text = PemText.of(where, content);
        var found = text.blocks().stream()
                .flatMap(block -> certificates(text, block))
                .toList();
        if (found.isEmpty() && text.blocks().stream().anyMatch(PemBlock::isPrivateKey)) {
            throw key(where, onlyKey);
        }
        return found;
    }

    private static Stream<X509Certificate> certificates(PemText text, PemBlock block) {
        boolean isTrusted = block.label().equals(TRUSTED);
        if (!isTrusted && !LABELS.contains(block.label())) {
            return Stream.empty();
        }
        byte[] content = text.decode(block);
        return (isTrusted ? first(content) : der(content))
                        .filter(certificates -> !certificates.isEmpty())
                        .orElseThrow(() -> text.damaged(
                                block, "the block that begins here contains no certificate that can be read"))
                        .stream();
    }

    private static Optional<List<X509Certificate>> first(byte[] content) {
        try {
            return Optional.of(
                    List.of((X509Certificate) factory().generateCertificate(new ByteArrayInputStream(content))));
        } catch (CertificateException | RuntimeException | StackOverflowError e) {
            // The JDK doesn't validate everything that it reads.
            return Optional.empty();
        }
    }

    private static Optional<List<X509Certificate>> der(byte[] content) {
        try {
            return Optional.of(factory().generateCertificates(new ByteArrayInputStream(content)).stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        } catch (CertificateException | RuntimeException | StackOverflowError e) {
            // The JDK doesn't validate everything that it reads.
            return cms(content);
        }
    }

    /** Reads what the JDK doesn't support yet: signers with key identifiers (RFC 5652), as in responses of CAs. */
    private static Optional<List<X509Certificate>> cms(byte[] content) {
        var certificates = new ArrayList<X509Certificate>();
        try {
            for (X509CertificateHolder holder :
                    new CMSSignedData(content).getCertificates().getMatches(null)) {
                certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
            return Optional.of(certificates);
        } catch (CMSException | CertificateException | RuntimeException | StackOverflowError e) {
            // Nor does the library.
            return Optional.empty();
        }
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }

    private static List<FoundCertificate> store(
            String where, byte[] content, Optional<Secret> password, String missingPassword) {
        OpenedKeystore store = password.map(given -> KeystoreReader.open(where, content, given))
                .or(() -> KeystoreReader.openWithEmptyPassword(where, content))
                .orElseThrow(
                        () -> new ProblemException(where, "is a store, which needs its password.", missingPassword));
        var found = new ArrayList<FoundCertificate>();
        store.trusted()
                .forEach((alias, certificate) -> found.add(new FoundCertificate(Optional.of(alias), certificate)));
        for (String alias : store.keyAliases()) {
            List<X509Certificate> chain = store.chain(alias);
            // A key may have no certificate.
            if (!chain.isEmpty()) {
                found.add(new FoundCertificate(Optional.of(alias), chain.get(0)));
                found.addAll(unnamed(chain.subList(1, chain.size())));
            }
        }
        if (found.isEmpty() && store.type() == StoreType.PKCS12) {
            throw new ProblemException(
                    where,
                    "contains no certificate marked as trusted, so Java sees none.",
                    "openssl pkcs12 -nokeys creates such files: provide the certificates as PEM.");
        }
        return found;
    }

    private static List<FoundCertificate> unnamed(Collection<X509Certificate> certificates) {
        return certificates.stream().map(FoundCertificate::unnamed).toList();
    }

    private static ProblemException key(String where, String cure) {
        return new ProblemException(where, "is a private key, not a certificate.", cure);
    }

    private static ProblemException unreadable(String where) {
        return new ProblemException(where, "isn't a readable certificate.", "Get a complete copy of the file.");
    }
}
