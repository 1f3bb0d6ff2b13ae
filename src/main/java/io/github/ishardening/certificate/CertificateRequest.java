package io.github.ishardening.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** What an external authority is asked to sign: a PKCS #10 request (RFC 2986), signed by the key itself. */
public final class CertificateRequest {

    private CertificateRequest() {}

    /**
     * The file of a request for this certificate over this key; usages and names go in as an extension request.
     *
     * @param present the file so far, which stays if it asks for the same: an elliptic curve key never signs twice with the
     *     same bytes
     */
    public static byte[] file(
            CertificateTemplate template, KeyPair pair, Optional<byte[]> present, SecureRandom random) {
        try {
            var builder = new JcaPKCS10CertificationRequestBuilder(template.subject(), pair.getPublic());
            builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, template.extensions());
            var signer = new JcaContentSignerBuilder(KeyAlgorithm.signatureOf(pair.getPublic()))
                    .setSecureRandom(random)
                    .build(pair.getPrivate());
            var request = builder.build(signer);
            byte[] pem = PemWriter.request(request.getEncoded()).getBytes(StandardCharsets.US_ASCII);
            return present.filter(file -> asksForSame(file, request, pair.getPublic()))
                    .orElse(pem);
        } catch (OperatorCreationException e) {
            throw new ProviderException("The JDK can't sign a certificate request for " + template.subject(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is such a request, and its signature that of the key. */
    private static boolean asksForSame(byte[] file, PKCS10CertificationRequest request, PublicKey key) {
        try (var reader = new PemReader(new StringReader(new String(file, StandardCharsets.ISO_8859_1)))) {
            PemObject block = reader.readPemObject();
            if (block == null) {
                return false;
            }
            var present = new PKCS10CertificationRequest(block.getContent());
            return present.toASN1Structure()
                            .getCertificationRequestInfo()
                            .equals(request.toASN1Structure().getCertificationRequestInfo())
                    && present.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
        } catch (IOException | DecoderException | OperatorCreationException | PKCSException e) {
            return false;
        }
    }
}
