package io.github.ishardening.keystore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.keys.ImportedPem;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two certificates, of a server and of its authority, in the forms that people hand on: as openssl and keytool write them,
 * and as Windows, editors and mails leave them. All are read, or it is said which isn't.
 */
class CertificateFormsTest {

    private static final String BOTH = "server, authority";
    private static final String FIRST_LINE = "-----BEGIN CERTIFICATE-----\n";
    private static final String AGAIN = " Get a complete copy of the file.";
    private static final String CRL = "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n";

    @TempDir
    static Path folder;

    private static String server;
    private static String authority;
    private static String both;

    /**
     * A file, and what is to be read of it.
     *
     * @param name what it is
     * @param content its bytes
     * @param password its password
     * @param answer the names of the certificates, or the message
     */
    private record Form(String name, byte[] content, String password, String answer) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void makesTheTwo() throws Exception {
        var openssl = new OpenSsl(folder);
        authority = Files.readString(openssl.selfSigned("authority"));
        server = Files.readString(openssl.issued("server", "authority", "basicConstraints=CA:false"));
        both = server + authority;
        Files.writeString(folder.resolve("both.pem"), both);
        openssl("pkcs12 -export -in both.pem -inkey server.key -name partner -passout pass:secret -out bag.p12");
    }

    static Stream<Form> forms() throws Exception {
        String second = ":" + (server.lines().count() + 1) + ": ";
        String key = Files.readString(folder.resolve("server.key"));
        String pkcs7 = text(openssl("crl2pkcs7 -nocrl -certfile both.pem -out both.p7b"));
        return Stream.of(
                form("PEM, one after the other", both, BOTH),
                form("END and BEGIN on one line", both.replace("-----\n-----", "----------"), BOTH),
                form("END and BEGIN share their dashes", both.replace("-----\n-----", "-----"), BOTH),
                form("all on one line, as an environment variable has it", both.replace('\n', ' '), BOTH),
                form("text behind BEGIN on its line", both.replace(FIRST_LINE, FIRST_LINE.strip()), BOTH),
                form("Mac OS 9: CR only", both.replace('\n', '\r'), BOTH),
                form("Windows: CR LF, a byte order mark", "\uFEFF" + both.replace("\n", "\r\n"), BOTH),
                form("byte order marks between, of files joined", server + "\uFEFF" + authority, BOTH),
                form("bytes between", server + "\u0007\u00E9\u001A\n" + authority, BOTH),
                form("UTF-16 with a mark", both.getBytes(UTF_16), BOTH),
                form("PowerShell: UTF-16 of Windows, with a mark", ("\uFEFF" + both).getBytes(UTF_16LE), BOTH),
                form("UTF-16 without a mark", both.getBytes(UTF_16LE), BOTH),
                form("NUL between and at the end", server + "\0\0" + authority + "\0", BOTH),
                form("indented, as in YAML", both.indent(4), BOTH),
                form("headers of old PEM", both.replace(FIRST_LINE, FIRST_LINE + "X-Name: a\n\n"), BOTH),
                form("behind its key", key + both, BOTH),
                form("old label", both.replace(" CERTIFICATE", " X509 CERTIFICATE"), BOTH),
                form("Bag Attributes", openssl("pkcs12 -in bag.p12 -passin pass:secret -nokeys -out bag.pem"), BOTH),
                form("what openssl prints", openssl("x509 -in server.pem -text -out text.pem"), "server"),
                form(
                        "TRUSTED CERTIFICATE",
                        openssl("x509 -in server.pem -trustout -addtrust serverAuth -out t.pem"),
                        "server"),
                form("DER", openssl("x509 -in server.pem -outform DER -out server.cer"), "server"),
                form("DER, one behind the other", joined("server.cer", "authority.cer"), BOTH),
                form("PKCS7 as PEM", pkcs7, BOTH),
                form(
                        "Windows: PKCS7 labelled CERTIFICATE",
                        pkcs7.replace("PKCS7", "CERTIFICATE").replace("\n", "\r\n"),
                        BOTH),
                form("PKCS7 as DER", openssl("crl2pkcs7 -nocrl -certfile both.pem -outform DER -out both.p7c"), BOTH),
                form(
                        "CMS whose signer is named by its key",
                        openssl("cms -sign -keyid -nodetach -in server.ext -signer server.pem"
                                + " -inkey server.key -certfile authority.pem -outform DER -out signed.p7m"),
                        BOTH),
                new Form("PFX", Files.readAllBytes(folder.resolve("bag.p12")), "secret", BOTH),
                form(
                        "PFX with the empty password",
                        openssl("pkcs12 -export -in both.pem -inkey server.key -passout pass: -out e.p12"),
                        BOTH),
                form(
                        "PFX without a MAC",
                        openssl("pkcs12 -export -in both.pem -inkey server.key -nomac -certpbe NONE -passout pass:x"
                                + " -out n.p12"),
                        BOTH),
                new Form("JKS", keytool("JKS"), "secret", "server"),
                new Form(
                        "JCEKS",
                        keytool("JCEKS"),
                        "secret",
                        "partner.pem: is a JCEKS store, which isn't opened because it contains Java objects. Convert"
                                + " it: keytool -importkeystore -srcstoretype JCEKS -srckeystore"
                                + " partner.pem -deststoretype PKCS12 -destkeystore <new file>."),
                form(
                        "PFX whose password nobody named",
                        Files.readAllBytes(folder.resolve("bag.p12")),
                        ": is a store, which needs its password. Specify its source in <certificate><password>: <env>, <server> or"
                                + " <file>."),
                form(
                        "DER and PEM joined",
                        joined("server.cer", "authority.pem"),
                        ": starts as DER and continues as PEM." + " Put each into a separate file."),
                form(
                        "fewer dashes",
                        server + authority.substring(1),
                        second + "the BEGIN line here is damaged (BEGIN lines: 2, blocks read: 1)." + AGAIN),
                form(
                        "dashes that an editor made longer",
                        server + authority.replace("-----", "\u2014\u2014-"),
                        second + "the BEGIN line here is damaged (BEGIN lines: 2, blocks read: 1)." + AGAIN),
                form(
                        "fewer dashes behind",
                        server + authority.replace("E-----\n", "E----\n"),
                        second + "the BEGIN line here is damaged (BEGIN lines: 2, blocks read: 1)." + AGAIN),
                form(
                        "no first line",
                        server + authority.substring(FIRST_LINE.length()),
                        ":" + (both.lines().count() - 1)
                                + ": the block that ends here has no BEGIN line (BEGIN lines: 1, blocks read: 1)."
                                + AGAIN),
                form(
                        "no last line in the middle",
                        (both + server).replaceFirst("(?s)(END.*?)-----END", "$1-----EN"),
                        second + "the block that begins here has no END line (BEGIN lines: 3, blocks read: 1)."
                                + AGAIN),
                form(
                        "a letter changed",
                        server + authority.replace(FIRST_LINE, FIRST_LINE + "?"),
                        second + "the block that begins here is not Base64 (BEGIN lines: 2, blocks read: 1)." + AGAIN),
                form(
                        "a line lost",
                        both + server.replaceFirst("\n[^-\n]+\n", "\n"),
                        ":" + (both.lines().count() + 1)
                                + ": the block that begins here contains no certificate that can be read (BEGIN lines: 3, blocks read: 2)."
                                + AGAIN),
                form(
                        "an empty block",
                        server + FIRST_LINE + "-----END CERTIFICATE-----\n",
                        second
                                + "the block that begins here contains no certificate that can be read (BEGIN lines: 2, blocks read: 1)."
                                + AGAIN),
                form(
                        "a list of revoked ones",
                        CRL,
                        ": contains no certificates. Provide it as PEM, DER, PKCS7, PKCS12 or JKS."));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void areReadWholeOrRefused(Form form) throws Exception {
        Optional<Secret> password = Optional.ofNullable(form.password()).map(Secret::of);
        if (form.answer().equals(BOTH) || form.answer().equals("server")) {
            assertThat(CertificateReader.read("partner.pem", form.content(), password, "<certificate>"))
                    .extracting(found ->
                            found.certificate().getSubjectX500Principal().getName())
                    .containsExactlyInAnyOrder(Stream.of(form.answer().split(", "))
                            .map(name -> "CN=" + name + ",O=Partner")
                            .toArray(String[]::new));
        } else {
            assertThatThrownBy(() -> CertificateReader.read("partner.pem", form.content(), password, "<certificate>"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(form.answer().startsWith(":") ? "partner.pem" + form.answer() : form.answer());
        }
    }

    /** Of the case that was reported: what openssl reads of it are three, and two. */
    @Test
    void areAllReadWhereFilesWereJoinedWithoutALineEnd() throws Exception {
        Path cases = Path.of("../shared/cases/joined-pem");
        assumeThat(cases).as("the reported case isn't on this machine").isDirectory();

        assertThat(CertificateReader.read("joined.pem", Files.readAllBytes(cases.resolve("joined.pem"))))
                .extracting(found -> found.getSubjectX500Principal().getName())
                .containsExactly("CN=sso.example.com", "CN=int,O=Example Corp", "CN=root,O=Example Corp");
        assertThat(CertificateReader.read("truststore.pem", Files.readAllBytes(cases.resolve("truststore-joined.pem"))))
                .extracting(found -> found.getSubjectX500Principal().getName())
                .containsExactly("CN=root,O=Example Corp", "CN=int,O=Example Corp");
        assertThat(new ImportedPem(Role.TLS, cases.resolve("ec.key"), cases.resolve("joined.pem"))
                        .read(Optional.empty(), Optional.empty())
                        .chain())
                .hasSize(3);
    }

    /** Where one character stands two million times, or beginnings stand one behind the other. */
    @ParameterizedTest
    @MethodSource("pieces")
    void comeToAnEndWhateverStandsThere(String piece) {
        byte[] content = piece.repeat((2 << 20) / piece.length()).getBytes(ISO_8859_1);
        var timeout = Duration.ofSeconds(20);

        assertTimeout(
                timeout,
                () -> assertThatThrownBy(() -> CertificateReader.read("partner.pem", content))
                        .isInstanceOf(ProblemException.class));
    }

    static Stream<String> pieces() {
        return Stream.of(
                "-",
                "-----BEGIN ",
                "-----BEGIN A-----",
                "-----BEGIN A-----\n-----END A-----\n",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
                "-----END ",
                "BEGIN CERTIFICATE-",
                "BEGIN ",
                "0\u0082",
                "\n",
                "\0");
    }

    private static Form form(String name, String content, String answer) {
        return form(name, content.getBytes(UTF_8), answer);
    }

    private static Form form(String name, byte[] content, String answer) {
        return new Form(name, content, null, answer);
    }

    private static byte[] openssl(String arguments) throws Exception {
        return Files.readAllBytes(new OpenSsl(folder).run(arguments.split(" ")));
    }

    private static byte[] joined(String first, String second) throws Exception {
        openssl("x509 -in authority.pem -outform DER -out authority.cer");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Files.readAllBytes(folder.resolve(first)));
        bytes.writeBytes(Files.readAllBytes(folder.resolve(second)));
        return bytes.toByteArray();
    }

    private static byte[] keytool(String type) throws Exception {
        Command imported = Command.run(
                folder,
                List.of(("keytool -importcert -noprompt -alias a -file server.pem -storepass secret -storetype " + type
                                + " -keystore store." + type)
                        .split(" ")));
        assertThat(imported.exitCode()).as(imported.output()).isZero();
        return Files.readAllBytes(folder.resolve("store." + type));
    }

    private static String text(byte[] content) {
        return new String(content, ISO_8859_1);
    }
}
