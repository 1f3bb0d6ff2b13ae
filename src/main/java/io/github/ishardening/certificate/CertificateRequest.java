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

/** Creates requests for an external authority to sign: PKCS #10 (RFC 2986), signed with the key itself. */
public final class CertificateRequest {

    private CertificateRequest() {}

    /**
     * The PEM file of a request for this certificate and key; usages and names are included as an extension request.
     *
     * @param present the existing file, which is kept if it requests the same certificate, because ECDSA signatures
     *     differ each time
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

    /** Whether a file is the same request, with a valid signature by the key. */
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
