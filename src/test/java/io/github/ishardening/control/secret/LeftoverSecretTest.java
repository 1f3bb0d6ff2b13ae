package io.github.ishardening.control.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.keystore.PublishedKey;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Tree;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.fixture.XmlEraServer;
import io.github.ishardening.inspection.content.ContentScan;
import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts secrets where they don't belong, into a hardened kernel, and into archives of a small server. */
class LeftoverSecretTest {

    private static final String COPIED = """
                                         [super_admin]
                                         username = "admin"
                                         password = "Adm1n-Example-9"
                                         [database.identity_db]
                                         password = "Pr0d-Example-1"
                                         """;
    private static final String COPY_CURE = " Remove it, and change its secrets wherever they are still in use.";
    private static final String SECRET_CURE = " Remove it, and change the secret if others had access to this file.";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repository/conf/deployment.toml.bak",
                "repository/conf/deployment.toml_20240501",
                "repository/conf/deployment-prod.toml",
                "deployment.toml",
                "backup/values.yaml"
            })
    void aCopyOfTheConfigurationUnderAnyName(String path) throws IOException {
        assertThat(findings(path, COPIED))
                .containsExactly("error " + path
                        + ":3: this file, a copy of deployment.toml, contains super_admin.password and 1 more in plain text."
                        + COPY_CURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16", "UTF-16BE"})
    void aCopyAsPowerShellWritesIt(String charset) throws IOException {
        assertThat(findings("repository/conf/copy.toml", COPIED.getBytes(Charset.forName(charset))))
                .containsExactly(
                        "error repository/conf/copy.toml:3: this file, a copy of deployment.toml, contains super_admin.password and 1 more in plain text."
                                + COPY_CURE);
    }

    @Test
    void whatIsCompressed() throws IOException {
        String log = "\n" + secret("tls.password");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("backup/conf.gz", gzip(COPIED.getBytes(UTF_8)))
                    .put("repository/logs/audit.log.gz", gzip(log.getBytes(UTF_8)))
                    .put("repository/a.jar.gz", gzip(zip("a.toml", COPIED.getBytes(UTF_8))))
                    .put("repository/cut.gz", Arrays.copyOf(gzip(COPIED.getBytes(UTF_8)), 60));

            assertThat(server.findings(new LeftoverSecret()))
                    .containsExactly(
                            "error backup/conf.gz:3: this file, a copy of deployment.toml, contains super_admin.password and 1 more in plain text."
                                    + COPY_CURE,
                            "error repository/a.jar.gz!/a.toml:3: this file, a copy of deployment.toml, contains super_admin.password and 1 more in plain text."
                                    + COPY_CURE,
                            "error repository/logs/audit.log.gz:2: this file contains the secret tls.password in plain"
                                    + " text."
                                    + SECRET_CURE);
            assertThat(server.findings(new PublishedKey()))
                    .contains("warning repository/cut.gz: couldn't be checked: it looks like a compressed"
                            + " file but can't"
                            + " be read. Check it yourself, or remove it.");
        }
    }

    @Test
    void aCopyThatIsCommentedOutOrWasToBeEncrypted() throws IOException {
        assertThat(findings(
                        "notes.txt",
                        "#[encryption]\n# key = '0123456789abcdef'\n[secrets]\ndb = \"[Pr0d-Example-1]\"\n"))
                .containsExactly(
                        "error notes.txt:2: this file, a copy of deployment.toml, contains encryption.key and 1 more in plain text."
                                + COPY_CURE);
    }

    @ParameterizedTest
    @CsvSource({
        "primary.password, repository/logs/wso2carbon.log, 'INFO - started\nDEBUG - opened with %s\n', 2, UTF-8",
        "truststore.password, repository/conf/tomcat/catalina-server.xml.1, <Connector truststorePass=\"%s\"/>, 1, UTF-8",
        "admin.password, backup/run.ps1.txt, 'set PW=%s', 0, UTF-16LE",
        "app.password, repository/database/OLD_DB.mv.db, 'H:2,\0%s\0', 0, UTF-8",
        "encryption.key, bin/setenv.sh, 'export KEY=%s', 1, UTF-8"
    })
    void aSecretAtHandInClear(String name, String path, String text, int line, String charset) throws IOException {
        String content = text.formatted(secret(name));
        int offset = text.indexOf("%s") * (charset.equals("UTF-8") ? 1 : 2);
        String where = line == 0 ? ": " : ":" + line + ": ";
        String at = line == 0 ? ", at byte " + offset : "";

        assertThat(findings(path, content.getBytes(Charset.forName(charset))))
                .containsExactly("error " + path + where + "this file contains the secret " + name + " in plain text"
                        + at + "." + SECRET_CURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin:", "a:", "is:"})
    void aSecretAtHandAsBase64AloneAndBehindAName(String before) throws IOException {
        byte[] credentials = (before + secret("admin.password")).getBytes(StandardCharsets.UTF_8);
        String header = "GET /\nAuthorization: Basic " + Base64.getEncoder().encodeToString(credentials) + "\n";

        assertThat(findings("bin/probe.http", header))
                .containsExactly("error bin/probe.http:2: this file contains the secret admin.password as Base64."
                        + SECRET_CURE);
    }

    /** Behind a text of every length, so that the line breaks anywhere in it. */
    @ParameterizedTest
    @CsvSource({"76, '\r\n'", "76, '\n    '", "64, '\\n'", "20, ' \\\n'"})
    void aSecretAtHandAsBase64InBrokenLines(int columns, String lineBreak) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            var expected = new ArrayList<String>();
            for (int before = 10; before < 70; before++) {
                String text = "x".repeat(before) + secret("admin.password") + " and more";
                String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
                server.put(
                        "bin/" + before,
                        encoded.replaceAll(
                                "(.{%d})(?=.)".formatted(columns), "$1" + Matcher.quoteReplacement(lineBreak)));
                expected.add("bin/" + before);
            }

            assertThat(server.findings(new LeftoverSecret()))
                    .extracting(finding -> finding.replaceAll("error (bin/\\d+):\\d: (.*)", "$1 $2"))
                    .containsExactlyElementsOf(expected.stream()
                            .map(path ->
                                    path + " this file contains the secret admin.password as Base64." + SECRET_CURE)
                            .toList());
        }
    }

    /** A constant of a class is its text, but for other languages' rarer letters. */
    @Test
    void aSecretAtHandAndAPrivateKeyInAJavaClassAndInOneOfAnArchive() throws Exception {
        byte[] encoded = openssl("genrsa", "2048").getBytes(StandardCharsets.US_ASCII);
        byte[] holdsSecret = compiled("Own", secret("admin.password"));
        byte[] holdsKey = compiled("Other", new String(encoded, StandardCharsets.US_ASCII).replace("\n", "\\n"));
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("lib/Own.class", holdsSecret).put("lib/Other.class", holdsKey);

            assertThat(server.findings(new LeftoverSecret()))
                    .containsExactly(
                            ("error lib/Other.class: this file contains a private key in plain text, at byte %d."
                                            + " Remove it.")
                                    .formatted(at(holdsKey, "-----BEGIN")),
                            "error lib/Own.class: this file contains the secret admin.password in plain text, at byte"
                                    + " %d.".formatted(at(holdsSecret, secret("admin.password")))
                                    + SECRET_CURE);
        }
        var server = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("repository/a.war", zip("WEB-INF/lib/a.jar", zip("Own.class", holdsSecret)));
        try (var distribution = server.open()) {
            assertThat(leftovers(
                            distribution,
                            folder.resolve("cleared"),
                            Map.of("admin.password", Secret.of(secret("admin.password")))))
                    .containsExactly("repository/a.war!/WEB-INF/lib/a.jar!/Own.class");
        }
    }

    private static int at(byte[] content, String text) {
        return new String(content, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private byte[] compiled(String name, String constant) throws Exception {
        Files.writeString(
                folder.resolve(name + ".java"), "class %s { String text = \"%s\"; }".formatted(name, constant));
        var ran = Command.run(folder, "javac", name + ".java");
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        return Files.readAllBytes(folder.resolve(name + ".class"));
    }

    @Test
    void aSecretFarInALargeFile() throws IOException {
        var text = new StringBuilder("x".repeat(65_530)).append(secret("tls.password"));
        text.append("\n".repeat(200_000)).append(secret("primary.password"));

        assertThat(findings("repository/logs/audit.log", text.toString()))
                .containsExactly(
                        "error repository/logs/audit.log:1: this file contains the secret tls.password in plain text."
                                + SECRET_CURE,
                        "error repository/logs/audit.log:200001: this file contains the secret primary.password in"
                                + " plain text."
                                + SECRET_CURE);
    }

    @Test
    void privateKeysInEveryFormat() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        byte[] pkcs8 = rsa.generateKeyPair().getPrivate().getEncoded();
        byte[] pkcs1 = PrivateKeyInfo.getInstance(pkcs8)
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        var ec = KeyPairGenerator.getInstance("EC");
        byte[] pkcs8Ec = ec.generateKeyPair().getPrivate().getEncoded();
        byte[] sec1 = PrivateKeyInfo.getInstance(pkcs8Ec)
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        String body = Base64.getMimeEncoder().encodeToString(pkcs8);
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("a/pkcs8", pkcs8)
                    .put("b/pkcs1", pkcs1)
                    .put("c/pkcs8-ec", pkcs8Ec)
                    .put("d/sec1", sec1);
            server.put("e/pem", "Bag Attributes\n-----BEGIN RSA PRIVATE KEY-----\n" + body);
            server.put(
                    "f/key.json", "{\"key\": \"-----BEGIN PRIVATE KEY-----\\n" + body.replace("\r\n", "\\n") + "\"}");
            server.put(
                    "g/ssh", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAA\n");
            server.put("h/locked", openssl("genpkey", "-algorithm", "RSA", "-aes256", "-pass", "pass:secret"));
            server.put("i/old", openssl("genrsa", "-traditional", "-aes128", "-passout", "pass:secret"));
            server.put("j/k.ppk", "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n");
            server.put(
                    "k/odd",
                    "-----BEGIN My-own PRIVATE KEY-----\nX-Made_by.2:me\nComment : in a hurry\n\n"
                            + Base64.getMimeEncoder().encodeToString(sec1));
            server.put("l/feigned", "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + body);

            assertThat(server.findings(new LeftoverSecret()))
                    .containsExactly(
                            clear("a/pkcs8"),
                            clear("b/pkcs1"),
                            clear("c/pkcs8-ec"),
                            clear("d/sec1"),
                            clear("e/pem:2"),
                            clear("f/key.json:1"),
                            clear("g/ssh:1"),
                            encrypted("h/locked:1"),
                            encrypted("i/old:1"),
                            clear("j/k.ppk:1"),
                            clear("k/odd:1"),
                            encrypted("l/feigned:1"),
                            clear("l/feigned:2"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "genrsa 2048, 2",
        "genrsa -traditional 2048, 2",
        "genrsa -traditional 4096, 2",
        "ecparam -genkey -noout -name prime256v1, 2",
        "ecparam -genkey -noout -name secp384r1, 3",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256, 2",
        "genpkey -algorithm ED25519, 2"
    })
    void privateKeysInBase64WithoutPemAndOfPem(String command, int line) throws Exception {
        String pem = openssl(command.split(" "));
        String body = pem.lines().filter(each -> !each.startsWith("--")).collect(Collectors.joining("\r\n"));
        String encoded = Base64.getMimeEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        String behind = Base64.getEncoder().encodeToString(("# tls\n" + pem).getBytes(StandardCharsets.US_ASCII));
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("a/key.yaml", "key: |\n" + body.indent(4));
            server.put("b/secret.yaml", "data:\n  tls.key: " + encoded);
            server.put("c/secret.json", "{\"tls.key\": \"" + behind + "\"}");

            assertThat(server.findings(new LeftoverSecret()))
                    .containsExactly(clear("a/key.yaml:" + line), clear("b/secret.yaml:2"), clear("c/secret.json:1"));
        }
    }

    @Test
    void anEncryptedPrivateKeyInBase64OfPem() throws Exception {
        String pem = openssl("genrsa", "-traditional", "-aes128", "-passout", "pass:secret");
        assertThat(findings("secret.yaml", "key: " + Base64.getEncoder().encodeToString(pem.getBytes(UTF_8))))
                .containsExactly(encrypted("secret.yaml:1"));
    }

    private String openssl(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path key = folder.resolve("openssl.key");
        // Where the name of a file may stand differs, behind the command never.
        command.addAll(2, List.of("-out", key.toString()));
        var ran = Command.run(folder, command);
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        return Files.readString(key);
    }

    private static String clear(String location) {
        return "error " + location + ": this file contains a private key in plain text. Remove it.";
    }

    private static String encrypted(String location) {
        return "warning " + location + ": this file contains an encrypted private key. Remove it.";
    }

    @ParameterizedTest
    @ValueSource(strings = {"password-persist", "password-tmp", "repository/conf/secrets.properties"})
    void aFileOfPasswords(String path) throws IOException {
        assertThat(findings(path, "tls.password=hunter2\n"))
                .containsExactly("error " + path
                        + ": this file contains passwords in plain text. Remove it from the distribution, and"
                        + " store it only on the server.");
    }

    @Test
    void aPrivateKeyBehindOtherText() throws IOException {
        String path = ServerFiles.SECURITY + "tls.pem";
        assertThat(findings(
                        path,
                        "a key\n-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n"))
                .containsExactly("error " + path + ":2: this file contains a private key in plain text. Remove it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wso2carbon", "changeit"})
    void theKeyOfAnAuthorityUnderAPublishedPassword(String password) throws Exception {
        String path = Kernel.PKCS12.store("ca");
        assertThat(findings(path, new MadeStores(folder).store(password, "-keyalg", "RSA", "-ext", "bc:c")))
                .containsExactly("error " + path
                        + ": this store contains the private key of a certificate authority. Remove it: its key"
                        + " can issue certificates that all your servers trust.");
    }

    @Test
    void nothingInAStockKernelNorInAHardenedOne() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(stock.findings(new LeftoverSecret())).isEmpty();
            assertThat(hardened.findings(new LeftoverSecret())).isEmpty();
            assertThat(hardened.notApplicable(new LeftoverSecret())).isEmpty();
        }
    }

    @Test
    void nothingIsPassedInAStoreThatStaysClosed() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("bin/partner", new MadeStores(folder).store("only-the-partner-knows", "-keyalg", "RSA"));

            assertThat(server.findings(new LeftoverSecret())).isEmpty();
            assertThat(server.notApplicable(new LeftoverSecret()))
                    .containsExactly("bin/partner can't be opened in this build");
        }
    }

    @Test
    void whatDoesNoHarm() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("repository/conf/deployment.toml.bak", server.read(ServerFiles.DEPLOYMENT_TOML));
            server.put(
                    "repository/conf/deployment.toml.orig",
                    new String(Kernel.PKCS12.read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8));
            server.put("deploy/values.yaml", "    [super_admin]\n    password = \"{{ .Values.password }}\"\n");
            server.put("deploy/env.toml", "[super_admin]\npassword = \"$env{PASSWORD}\"\n# key = \"<your key>\"\n");
            server.put("webapp/jsrsasign.js", "'-----BEGIN RSA PRIVATE KEY-----\\r\\n' + hextob64nl(h) + end");
            server.put("docs/keys.md", "A key begins with\n-----BEGIN PRIVATE KEY-----\nand ends likewise.\n");
            server.put("docs/keys.txt", "PKCS#8 begins so: MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwgg...\n");
            var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
            server.put("docs/public.txt", Base64.getMimeEncoder().encodeToString(rsa.getEncoded()));
            server.put("docs/version.der", new byte[] {0x30, 14, 2, 1, 0, 0x30, 9, 6, 3, 1, 2, 3, 2, 2, 0, 0, 0});
            server.put(
                    "lib/Own.class", concat(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE}, COPIED));

            assertThat(server.findings(new LeftoverSecret())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCopyInAProductAndNothingThatCameWithIt(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            assertThat(server.findings(new LeftoverSecret())).isEmpty();

            server.put("repository/conf/deployment.toml.bak", COPIED);

            assertThat(server.findings(new LeftoverSecret()))
                    .containsExactly(
                            "error repository/conf/deployment.toml.bak:3: this file, a copy of deployment.toml, contains super_admin.password and 1 more in plain text."
                                    + COPY_CURE);
        }
    }

    @Test
    void passwordsOfMailServersInFilesThatNobodyMakesAnew() throws IOException {
        var distribution = XmlEraServer.in(folder.resolve("is"))
                .with("repository/conf/output-event-adapters.xml", """
                        <outputEventAdaptersConfig>
                            <adapterConfig type="email">
                                <property key="mail.smtp.user">mailer</property>
                                <property key="mail.smtp.password">M4il-Example-1</property>
                                <property key="mail.smtp.auth">true</property>
                                <property key="proxy.password" svns:secretAlias="Proxy">password</property>
                                <property key="sms.password">xxxx</property>
                            </adapterConfig>
                        </outputEventAdaptersConfig>
                        """)
                .with("repository/conf/identity/identity-event.properties", """
                        module.name.1=emailSend
                        emailSend.enable=true
                        # password: the one of the mail server
                        emailSend.password = M4il-Example-2
                        emailSend.secret=secretAlias:Mail.Secret
                        """)
                .open();
        try (var server = AuditedServer.of(distribution)) {
            assertThat(server.findings(new LeftoverSecret()))
                    .containsExactly(
                            "error repository/conf/identity/identity-event.properties:4: emailSend.password is in"
                                    + " plain text. Set it only on the server, and encrypt it with bin/ciphertool.sh.",
                            "error repository/conf/output-event-adapters.xml:4: mail.smtp.password is in plain text."
                                    + " Set it only on the server, and encrypt it with bin/ciphertool.sh.");
        }
    }

    @Test
    void passwordsOfMailServersInTemplatesAndInWhatWasMadeFromAnotherConfiguration() throws IOException {
        String made = "repository/conf/output-event-adapters.xml";
        String template = Templates.of(made);
        String property = "<a>\n<property key=\"mail.smtp.password\">%s</property>\n</a>\n";
        try (var server = AuditedServer.of(ProductLookAlike.IS_7_1.open())) {
            server.toml("[output_adapter.email]\npassword = \"M4il-Example-1\"\n");
            server.put(made, property.formatted("M4il-Example-1"));
            assertThat(server.findings(new LeftoverSecret())).isEmpty();

            server.put(made, property.formatted("M4il-Example-2"));
            server.put(template, property.formatted("M4il-Example-3"));
            assertThat(server.findings(new LeftoverSecret()))
                    .containsExactly(
                            "error " + made
                                    + ":2: mail.smtp.password is in plain text. Remove it: the server generates this"
                                    + " file from deployment.toml.",
                            "error " + template
                                    + ":2: mail.smtp.password is in plain text. Set it in deployment.toml as"
                                    + " $secret{alias}, and make the template refer to that key.");
        }
    }

    @Test
    void inArchivesOfArchivesWithTheLine() throws IOException {
        var server = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("backup/old.war", zip("WEB-INF/lib/a.jar", zip("conf/old.toml", COPIED.getBytes(UTF_8))));
        var cleared = folder.resolve("cleared");
        try (var distribution = server.open()) {
            assertThat(leftovers(distribution, cleared, Map.of()))
                    .containsExactly("backup/old.war!/WEB-INF/lib/a.jar!/conf/old.toml:3");
        }
    }

    @Test
    void anArchiveThatIsClearOfSomeSecretsIsSearchedForOthers() throws IOException {
        var server = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("repository/a.jar", zip("a.txt", "hidden: Example-Secret-0123456789-abcdef".getBytes(UTF_8)));
        var cleared = folder.resolve("cleared");
        var one = Secret.of("Another-Secret-0123456789-abcdef");
        var two = Secret.of("Example-Secret-0123456789-abcdef");
        try (var distribution = server.open()) {
            assertThat(leftovers(distribution, cleared, Map.of("one", one))).isEmpty();
            assertThat(leftovers(distribution, cleared, Map.of("one", one, "two", two)))
                    .containsExactly("repository/a.jar!/a.txt:1");
            assertThat(leftovers(distribution, cleared, Map.of("one", one))).isEmpty();
            assertThat(Tree.of(cleared).toString()).doesNotContain("Another-Secret");
        }
    }

    /** A hash of short secrets could be guessed at. */
    @Test
    void nothingIsRememberedUnderAHashOfWeakSecrets() throws IOException {
        var server = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("repository/a.jar", zip("a.txt", "nothing".getBytes(UTF_8)));
        try (var distribution = server.open()) {
            leftovers(distribution, folder.resolve("cleared"), Map.of("weak", Secret.of("Summer-2026")));
        }
        assertThat(folder.resolve("cleared")).doesNotExist();
    }

    private static List<String> leftovers(Distribution distribution, Path cleared, Map<String, Secret> secrets)
            throws IOException {
        return ContentScan.of(
                        distribution,
                        Optional.of(new Notes(cleared, 1, "tests")),
                        (path, kind, content) -> Optional.empty(),
                        new SoughtSecrets(secrets, List.of()),
                        path -> false)
                .leftovers()
                .stream()
                .map(leftover -> leftover.location().toString())
                .toList();
    }

    private static List<String> findings(String path, String content) throws IOException {
        return findings(path, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> findings(String path, byte[] content) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            return server.put(path, content).findings(new LeftoverSecret());
        }
    }

    private static String secret(String name) throws IOException {
        return AuditedServer.builds().secrets().getProperty(name);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] first, String second) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
