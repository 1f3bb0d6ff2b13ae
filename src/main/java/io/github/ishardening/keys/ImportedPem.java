package io.github.ishardening.keys;

import io.github.ishardening.certificate.CertificateChain;
import io.github.ishardening.certificate.KeyMatch;
import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.PemBlock;
import io.github.ishardening.certificate.PemText;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.file.InputFile;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A private key and its certificates that the user provides as PEM. The key is PKCS8, PKCS1 or SEC1, encrypted or not.
 *
 * @param role what the key is for
 * @param keyFile the private key
 * @param certificateFile its certificate and those of its authorities, in any order
 */
public record ImportedPem(Role role, Path keyFile, Path certificateFile) implements ImportedSource {

    @Override
    public KeystoreEntry read(Optional<Secret> storePassword, Optional<Secret> keyPassword) throws IOException {
        byte[] pem = InputFile.content(role.parameter() + "<keyFile>", keyFile);
        byte[] certificates = InputFile.content(role.parameter() + "<certificateFile>", certificateFile);
        PrivateKey key = key(PemText.of(keyFile.toString(), pem), keyPassword);
        List<X509Certificate> candidates = CertificateReader.read(certificateFile.toString(), certificates);
        X509Certificate own = candidates.stream()
                .filter(certificate -> KeyMatch.isPair(key, certificate.getPublicKey()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        certificateFile.toString(),
                        "contains no certificate for the key in " + keyFile + ".",
                        "Provide the certificate that was issued for this key."));
        return new KeystoreEntry(role.id(), key, CertificateChain.from(own, candidates));
    }

    private PrivateKey key(PemText pem, Optional<Secret> password) {
        for (PemBlock block : pem.blocks()) {
            try (var parser = new PEMParser(new StringReader(block.alone()))) {
                Optional<PrivateKeyInfo> key = decrypted(parser.readObject(), password);
                if (key.isPresent()) {
                    return new JcaPEMKeyConverter().getPrivateKey(key.get());
                }
            } catch (IOException | PKCSException e) {
                if (e.getCause() instanceof OperatorCreationException) {
                    throw new ProblemException(
                            keyFile.toString(),
                            "is encrypted with an unsupported method, or takes too long to open.",
                            "Encrypt it again: openssl pkcs8 -topk8 -v2 aes256.");
                }
                // The text is in memory, so an I/O error means that the text is invalid.
                throw new ProblemException(
                        keyFile.toString(),
                        "can't be opened with the password given, or is damaged.",
                        "Specify the source of its password in " + role.parameter() + "<keyPassword>.");
            }
        }
        throw new ProblemException(
                keyFile.toString(), "contains no PEM private key.", "Provide it as PKCS8, PKCS1 or SEC1, in PEM.");
    }

    private Optional<PrivateKeyInfo> decrypted(Object object, Optional<Secret> password)
            throws IOException, PKCSException {
        if (object instanceof PrivateKeyInfo key) {
            return Optional.of(key);
        }
        if (object instanceof PEMKeyPair pair) {
            return Optional.of(pair.getPrivateKeyInfo());
        }
        boolean encrypted = object instanceof PKCS8EncryptedPrivateKeyInfo || object instanceof PEMEncryptedKeyPair;
        if (!encrypted) {
            // Curve parameters, or a certificate next to the key.
            return Optional.empty();
        }
        if (password.isEmpty()) {
            throw new ProblemException(
                    keyFile.toString(),
                    "is encrypted.",
                    "Specify the source of its password in " + role.parameter() + "<keyPassword>.");
        }
        char[] characters = password.get().characters();
        try {
            return Optional.of(
                    object instanceof PEMEncryptedKeyPair pair
                            ? pair.decryptKeyPair(new BcPEMDecryptorProvider(characters))
                                    .getPrivateKeyInfo()
                            : ((PKCS8EncryptedPrivateKeyInfo) object)
                                    .decryptPrivateKeyInfo(new Pkcs8Decryption(characters)));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
