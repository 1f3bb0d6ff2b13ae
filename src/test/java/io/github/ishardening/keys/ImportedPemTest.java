package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedPemTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeAKeyThatAnAuthorityHasSigned() throws Exception {
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.crt -subj /CN=ca");
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -keyout tls.key -out tls.crt -subj /CN=tls -CA ca.crt -CAkey ca.key");
        Command.run(folder, "sh", "-c", "cat ca.crt tls.crt > both.crt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs8 -topk8 -nocrypt -in tls.key",
                "rsa -traditional -in tls.key",
                "pkcs8 -topk8 -in tls.key -passout pass:secret",
                "pkcs8 -topk8 -v1 PBE-SHA1-3DES -in tls.key -passout pass:secret",
                "pkcs8 -topk8 -v2 des3 -v2prf hmacWithSHA1 -in tls.key -passout pass:secret",
                "pkcs8 -topk8 -v2 aes-192-cbc -v2prf hmacWithSHA512 -in tls.key -passout pass:secret",
                "pkcs8 -topk8 -scrypt -in tls.key -passout pass:secret",
                "rsa -traditional -aes256 -in tls.key -passout pass:secret"
            })
    void readsAKeyAsOpensslWritesIt(String conversion) throws Exception {
        openssl(conversion + " -out given.key");

        KeystoreEntry entry = read("given.key", "both.crt", Optional.of(Secret.of("secret")));

        assertThat(entry.chain())
                .extracting(certificate -> certificate.getSubjectX500Principal().getName())
                .containsExactly("CN=tls", "CN=ca");
    }

    @Test
    void readsAnEllipticCurveKeyBehindItsParameters() throws Exception {
        openssl("ecparam -name prime256v1 -genkey -out ec.key");
        openssl("req -x509 -new -key ec.key -out ec.crt -subj /CN=ec");
        assertThat(read("ec.key", "ec.crt", Optional.empty()).key().getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void readsAKeyThatWindowsHasSavedBehindItsCertificateInOneFile() throws Exception {
        String pem = Files.readString(folder.resolve("tls.crt")).stripTrailing()
                + Files.readString(folder.resolve("tls.key"));
        Files.write(
                folder.resolve("tls.pem"), ("\uFEFF" + pem.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE));

        assertThat(read("tls.pem", "tls.pem", Optional.empty())
                        .certificate()
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=tls");
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        refuses(
                "ca.key",
                "tls.crt",
                Optional.empty(),
                path("tls.crt") + ": contains no certificate for the key in " + path("ca.key")
                        + ". Provide the certificate that was issued for this key.");
        refuses(
                "ca.crt",
                "ca.crt",
                Optional.empty(),
                path("ca.crt") + ": contains no PEM private key. Provide it as PKCS8, PKCS1 or SEC1, in PEM.");
        refuses(
                "ca.key",
                "ca.key",
                Optional.empty(),
                path("ca.key") + ": is a private key, not a certificate. Provide the certificate instead.");
        refuses(
                "missing.key",
                "ca.crt",
                Optional.empty(),
                "<keystores><tls><keyFile>: " + path("missing.key") + " doesn't exist. Specify an existing file.");
    }

    @Test
    void asksForThePasswordOfAnEncryptedKey() throws Exception {
        openssl("pkcs8 -topk8 -in tls.key -passout pass:secret -out given.key");
        String cure = "Specify the source of its password in <keystores><tls><keyPassword>.";
        refuses("given.key", "tls.crt", Optional.empty(), path("given.key") + ": is encrypted. " + cure);
        refuses(
                "given.key",
                "tls.crt",
                Optional.of(Secret.of("wrong")),
                path("given.key") + ": can't be opened with the password given, or is damaged. " + cure);
    }

    @Test
    void opensAKeyByAPasswordThatIsNotAscii() throws Exception {
        openssl("pkcs8 -topk8 -v1 PBE-SHA1-3DES -in tls.key -passout pass:gehëim€ -out old.key");
        openssl("pkcs8 -topk8 -in tls.key -passout pass:gehëim€ -out new.key");

        for (String key : List.of("old.key", "new.key")) {
            assertThat(read(key, "tls.crt", Optional.of(Secret.of("gehëim€"))).alias())
                    .isEqualTo("tls");
            refuses(
                    key,
                    "tls.crt",
                    Optional.of(Secret.of("gehëim$")),
                    path(key) + ": can't be opened with the password given, or is damaged."
                            + " Specify the source of its password in <keystores><tls><keyPassword>.");
        }
    }

    @Test
    void refusesAKeyThatTakesTooLongToBeOpened() throws Exception {
        openssl("pkcs8 -topk8 -iter 5000001 -v1 PBE-SHA1-3DES -in tls.key -passout pass:secret -out given.key");

        refuses(
                "given.key",
                "tls.crt",
                Optional.of(Secret.of("secret")),
                path("given.key") + ": is encrypted with an unsupported method, or takes too long to open."
                        + " Encrypt it again: openssl pkcs8 -topk8 -v2 aes256.");
    }

    @Test
    void refusesAKeyWhoseEndIsMissing() throws Exception {
        String whole = Files.readString(folder.resolve("tls.key"));
        Files.writeString(folder.resolve("given.key"), whole.replace("-----END PRIVATE", "-----END RIVATE"));

        refuses(
                "given.key",
                "tls.crt",
                Optional.empty(),
                path("given.key")
                        + ":1: the block that begins here has no END line (BEGIN lines: 1, blocks read: 0). Get a complete copy of"
                        + " the file.");
    }

    private KeystoreEntry read(String key, String certificate, Optional<Secret> password) throws Exception {
        return new ImportedPem(Role.TLS, folder.resolve(key), folder.resolve(certificate))
                .read(Optional.empty(), password);
    }

    private void refuses(String key, String certificate, Optional<Secret> password, String message) {
        assertThatThrownBy(() -> read(key, certificate, password))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void openssl(String arguments) throws Exception {
        Command ran = Command.run(folder, ("openssl " + arguments).split(" "));
        assertThat(ran.exitCode()).as(ran.output()).isZero();
    }
}
