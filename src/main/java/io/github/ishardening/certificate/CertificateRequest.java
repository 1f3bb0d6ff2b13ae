package io.github.ishardening.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
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

    private final PKCS10CertificationRequest request;
    private final PublicKey key;

    private CertificateRequest(PKCS10CertificationRequest request, PublicKey key) {
        this.request = request;
        this.key = key;
    }

    /** A request for this certificate over this key; usages and names go in as an extension request. */
    public static CertificateRequest of(CertificateTemplate template, KeyPair pair, SecureRandom random) {
        try {
            var builder = new JcaPKCS10CertificationRequestBuilder(template.subject(), pair.getPublic());
            builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, template.extensions());
            String signature = KeyAlgorithm.of(pair.getPublic())
                    .map(KeyAlgorithm::signature)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "No signature is known for " + KeyAlgorithm.describe(pair.getPublic())));
            var signer = new JcaContentSignerBuilder(signature).setSecureRandom(random);
            return new CertificateRequest(builder.build(signer.build(pair.getPrivate())), pair.getPublic());
        } catch (OperatorCreationException e) {
            throw new ProviderException("The JDK signs no request for " + template.subject(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file of this request: the present one if it asks for the same, since an elliptic curve key never signs twice
     * with the same bytes.
     */
    public byte[] fileInPlaceOf(Optional<byte[]> present) {
        return present.filter(file -> parse(file).filter(this::isSame).isPresent())
                .orElseGet(() -> PemWriter.request(encoded()).getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] encoded() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSame(PKCS10CertificationRequest other) {
        try {
            return Arrays.equals(
                            other.toASN1Structure()
                                    .getCertificationRequestInfo()
                                    .getEncoded(),
                            request.toASN1Structure()
                                    .getCertificationRequestInfo()
                                    .getEncoded())
                    && other.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
        } catch (IOException | OperatorCreationException | PKCSException e) {
            return false;
        }
    }

    /** Nothing where the file is no request. */
    private static Optional<PKCS10CertificationRequest> parse(byte[] file) {
        try (var reader = new PemReader(new StringReader(new String(file, StandardCharsets.ISO_8859_1)))) {
            PemObject block = reader.readPemObject();
            return block == null ? Optional.empty() : Optional.of(new PKCS10CertificationRequest(block.getContent()));
        } catch (IOException | DecoderException e) {
            return Optional.empty();
        }
    }
}
