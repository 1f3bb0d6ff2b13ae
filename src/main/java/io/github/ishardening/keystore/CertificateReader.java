package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * Reads certificates from what authorities and partners send: X.509 (RFC 5280) or PKCS7 (RFC 2315), each as DER or as PEM
 * (RFC 7468), one or several in a file.
 */
public final class CertificateReader {

    private static final String PEM = "-----BEGIN ";
    // RFC 7468, and what OpenSSL and Windows have written; what is inside doesn't always fit the label.
    private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE", "PKCS7", "CMS");

    private CertificateReader() {}

    /**
     * The certificates of a file, in its order.
     *
     * @param where the file, for messages
     * @throws ProblemException if it holds none, or is damaged
     */
    public static List<X509Certificate> read(String where, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        try {
            List<X509Certificate> certificates = text.contains(PEM) ? pem(text) : der(content);
            if (certificates.isEmpty()) {
                throw new ProblemException(where, "holds no certificate.", "Give one as PEM, DER or PKCS7.");
            }
            return certificates;
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | CertificateException | CMSException | RuntimeException | StackOverflowError e) {
            // Bouncy Castle says with all of these that the bytes are not what they should be.
            throw new ProblemException(
                    where, "can't be read as certificates.", "Give them as PEM, DER or PKCS7, undamaged.");
        }
    }

    private static List<X509Certificate> pem(String text) throws IOException, CertificateException, CMSException {
        List<X509Certificate> certificates = new ArrayList<>();
        // Windows puts a byte order mark in front of the first line.
        try (var reader = new PemReader(new StringReader(text.substring(text.indexOf(PEM))))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (LABELS.contains(block.getType())) {
                    certificates.addAll(der(block.getContent()));
                }
            }
        }
        return certificates;
    }

    private static List<X509Certificate> der(byte[] content) throws IOException, CertificateException, CMSException {
        if (KeystoreReader.type(content).isEmpty()) {
            return List.of();
        }
        ContentInfo container = null;
        try {
            container = ContentInfo.getInstance(content);
        } catch (IllegalArgumentException e) {
            // No container, so a certificate or rubbish.
        }
        return container != null && PKCSObjectIdentifiers.signedData.equals(container.getContentType())
                ? pkcs7(container)
                : List.of(certificate(new X509CertificateHolder(content)));
    }

    private static List<X509Certificate> pkcs7(ContentInfo container) throws CertificateException, CMSException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder :
                new CMSSignedData(container).getCertificates().getMatches(null)) {
            certificates.add(certificate(holder));
        }
        return certificates;
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}
