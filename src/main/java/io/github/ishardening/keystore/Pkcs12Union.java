package io.github.ishardening.keystore;

import io.github.ishardening.file.Digests;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;

/**
 * Merges the entries of several PKCS12 stores with the same password into one. Encrypted parts are copied unchanged, so
 * that the same stores result in the same bytes although their salts are random.
 */
public final class Pkcs12Union {

    private Pkcs12Union() {}

    /**
     * The merged store.
     *
     * @param stores PKCS12 stores with a MAC, as written by {@link Pkcs12Writer}, with different aliases; the algorithm
     *     and iterations of the first one's MAC are used
     * @param password the password of all stores
     */
    public static byte[] of(List<byte[]> stores, Secret password) {
        try {
            List<ContentInfo> parts = new ArrayList<>();
            for (byte[] store : stores) {
                parts.addAll(Arrays.asList(
                        AuthenticatedSafe.getInstance(content(store)).getContentInfo()));
            }
            byte[] content = new AuthenticatedSafe(parts.toArray(ContentInfo[]::new)).getEncoded(ASN1Encoding.DER);
            var like = Pfx.getInstance(stores.get(0)).getMacData();
            return new Pfx(
                            new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content)),
                            mac(like, content, password))
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PKCSException | OperatorCreationException e) {
            throw new ProviderException("Bouncy Castle makes no MAC", e);
        }
    }

    private static byte[] content(byte[] store) {
        return ASN1OctetString.getInstance(Pfx.getInstance(store).getAuthSafe().getContent())
                .getOctets();
    }

    private static MacData mac(MacData like, byte[] content, Secret password)
            throws IOException, PKCSException, OperatorCreationException {
        AlgorithmIdentifier digest = like.getMac().getAlgorithmId();
        int iterations = like.getIterationCount().intValueExact();
        // A salt only has to differ for different content; the content hashed here is random already.
        byte[] salt = Arrays.copyOf(Digests.sha256().digest(content), Pkcs12Encryptor.SALT_LENGTH);
        char[] characters = password.characters();
        try {
            var calculator = new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE)
                    .get(new AlgorithmIdentifier(digest.getAlgorithm(), new PKCS12PBEParams(salt, iterations)))
                    .build(characters);
            try (OutputStream out = calculator.getOutputStream()) {
                out.write(content);
            }
            return new MacData(new DigestInfo(digest, calculator.getMac()), salt, iterations);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
