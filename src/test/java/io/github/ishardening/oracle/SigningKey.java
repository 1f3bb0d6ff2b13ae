package io.github.ishardening.oracle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;
import org.bouncycastle.openpgp.operator.jcajce.JcePBESecretKeyEncryptorBuilder;

/** An OpenPGP key that signs the files of a release. */
public record SigningKey(PGPPublicKey key) {

    private static final int BITS = 3072;

    /** Makes one, under a passphrase, and exports it to a file as gpg does. */
    public static void make(Path file, String passphrase) throws IOException, GeneralSecurityException, PGPException {
        var provider = new BouncyCastleProvider();
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var pair = new JcaPGPKeyPair(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.RSA_GENERAL,
                generator.generateKeyPair(),
                Date.from(Instant.now()));
        var sha1 = new JcaPGPDigestCalculatorProviderBuilder()
                .setProvider(provider)
                .build()
                .get(HashAlgorithmTags.SHA1);
        var rings = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                pair,
                "Test <test@example.com>",
                sha1,
                null,
                null,
                new JcaPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256)
                        .setProvider(provider),
                new JcePBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256, sha1)
                        .setProvider(provider)
                        .build(passphrase.toCharArray()));
        try (var out = new ArmoredOutputStream(Files.newOutputStream(file))) {
            rings.generateSecretKeyRing().encode(out);
        }
    }

    /** Reads the public half of an exported key. */
    public static SigningKey read(Path file) throws IOException, PGPException {
        try (var in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
            return new SigningKey(new PGPSecretKeyRing(in, new JcaKeyFingerprintCalculator()).getPublicKey());
        }
    }

    /** Whether this armoured, detached signature is one of this key over the content. */
    public boolean hasSigned(byte[] content, byte[] signature) throws IOException, PGPException {
        var packets = new JcaPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(signature)));
        var signed = ((PGPSignatureList) packets.nextObject()).get(0);
        signed.init(new JcaPGPContentVerifierBuilderProvider().setProvider(new BouncyCastleProvider()), key);
        signed.update(content);
        return signed.verify();
    }
}
