package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.log.LogConfiguration;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.StockCertificates;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes one change at a time to a hardened kernel that does no harm, and sees that no rule speaks that hasn't before. */
@TestInstance(Lifecycle.PER_CLASS)
class HarmlessChangesTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String LOG = LogConfiguration.PATH;
    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String CONTEXT = "repository/conf/tomcat/context.xml";

    private List<String> before;

    @TempDir
    Path folder;

    /** Changes a server. */
    @FunctionalInterface
    interface Touching {
        /** Touches the server, with a tool for stores available. */
        void in(AuditedServer server, MadeStores keytool) throws IOException, InterruptedException;
    }

    /**
     * A change.
     *
     * @param name what it is
     * @param change makes it
     */
    record Harmless(String name, Touching change) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void looksAtTheSoundServer() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            before = rulesAndMessages(server);
        }
    }

    static Stream<Harmless> changes() {
        return Stream.concat(configuration(), others());
    }

    private static Stream<Harmless> configuration() {
        return Stream.of(
                new Harmless("a comment", (server, stores) -> server.toml("# seen by the auditor\n")),
                new Harmless(
                        "a commented stock path",
                        (server, stores) ->
                                server.replace(TOML, "[truststore]", "# file_name = \"wso2carbon.p12\"\n[truststore]")),
                new Harmless(
                        "a commented stock password",
                        (server, stores) -> server.toml(
                                "#[keystore.tls]\n#password = \"wso2carbon\"\n#key_password = \"admin\"\n")),
                new Harmless(
                        "Windows line ends",
                        (server, stores) -> server.put(TOML, server.read(TOML).replace("\n", "\r\n"))),
                new Harmless(
                        "another order of keys",
                        (server, stores) -> server.replace(
                                TOML,
                                "hostname = \"is.example.com\"\nnode_ip = \"127.0.0.1\"",
                                "node_ip = \"127.0.0.1\"\nhostname = \"is.example.com\"")),
                new Harmless(
                        "a table of one's own",
                        (server, stores) -> server.toml("[example_company]\ncontact = \"security@example.com\"\n")),
                new Harmless(
                        "an entry of one's own",
                        (server, stores) -> server.toml(
                                "[[example_company.branch]]\nname = \"north\"\n[[example_company.branch]]\nname = \"south\"\n")),
                new Harmless(
                        "a quoted key",
                        (server, stores) -> server.toml("[system.parameter]\n'org.example.flag' = \"on\"\n")),
                new Harmless(
                        "a reference",
                        (server, stores) -> server.replace(
                                TOML,
                                "key_password = \"$secret{keystore_tls_password}\"",
                                "key_password = \"$ref{keystore.tls.password}\"")),
                new Harmless("the same stores named to the connector", (server, stores) -> server.toml("""
                                [transport.https.sslHostConfig.certificate.properties]
                                certificateKeystoreFile = "${carbon.home}/repository/resources/security/tls.p12"
                                certificateKeystorePassword = "$secret{keystore_tls_password}"
                                """)),
                new Harmless("an external database with TLS", (server, stores) -> server.toml("""
                                [database.user]
                                url = "jdbc:postgresql://db.example.com:5432/users?sslmode=verify-full"
                                username = "carbon"
                                password = "$secret{truststore_password}"
                                driver = "org.postgresql.Driver"
                                """)),
                new Harmless(
                        "more suites in another order",
                        (server, stores) -> server.replace(
                                TOML,
                                "\"TLS_AES_256_GCM_SHA384\"",
                                "\"TLS_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256\"")),
                new Harmless(
                        "two protocols in another spelling",
                        (server, stores) -> server.replace(TOML, "\"+TLSv1.3\"", "\"TLSv1.2+TLSv1.3\"")));
    }

    private static Stream<Harmless> others() {
        return Stream.of(
                new Harmless(
                        "one more authority",
                        (server, stores) -> server.put(
                                Kernel.PKCS12.store("client-truststore"),
                                stores.trusting(
                                        server.distribution().read(Kernel.PKCS12.store("client-truststore")),
                                        AuditedServer.builds().secrets().getProperty("truststore.password"),
                                        "partner",
                                        StockCertificates.firstValid()))),
                new Harmless(
                        "a public certificate",
                        (server, stores) -> server.put(
                                "repository/resources/security/partner.pem",
                                "Partner\n-----BEGIN CERTIFICATE-----\n"
                                        + Base64.getMimeEncoder().encodeToString(StockCertificates.firstValid())
                                        + "\n-----END CERTIFICATE-----\n")),
                new Harmless(
                        "a commented option in the shell script",
                        (server, stores) -> server.replace(
                                SHELL, "$JAVACMD \\", "# -Dhttpclient.hostnameVerifier=AllowAll\n$JAVACMD \\")),
                new Harmless(
                        "a commented option in the batch file",
                        (server, stores) -> server.append(
                                BATCH, "rem set CMD_LINE_ARGS=-Dhttpclient.hostnameVerifier=AllowAll\r\n")),
                new Harmless("a larger heap", (server, stores) -> server.replace(SHELL, "-Xmx1g", "-Xmx8g")),
                new Harmless(
                        "longer ephemeral keys",
                        (server, stores) ->
                                server.replace(BATCH, "ephemeralDHKeySize=2048", "ephemeralDHKeySize=4096")),
                new Harmless(
                        "a commented pattern",
                        (server, stores) -> server.append(LOG, "\n#appender.AUDIT_LOGFILE.layout.pattern = %m%n\n")),
                new Harmless(
                        "a logger of one's own",
                        (server, stores) ->
                                server.append(LOG, "\nlogger.own.name = com.example\nlogger.own.level = INFO\n")),
                new Harmless(
                        "an appender that nobody uses",
                        (server, stores) -> server.append(
                                LOG, "\nappender.SPARE.type = File\nappender.SPARE.layout.pattern = %m%n\n")),
                new Harmless(
                        "long session identifiers, beside a commented short one",
                        (server, stores) -> server.put(
                                CONTEXT,
                                "<Context><!-- <SessionIdGenerator sessionIdLength=\"4\"/> --><Manager>"
                                        + "<SessionIdGenerator sessionIdLength=\"128\"/></Manager></Context>")),
                new Harmless(
                        "a jar of one's own",
                        (server, stores) -> server.put("repository/components/dropins/own.jar", jar())),
                new Harmless(
                        "a readme where logs go",
                        (server, stores) -> server.put("repository/logs/README", "Logs go here.\n")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void bringNoNewFinding(Harmless harmless) throws IOException, InterruptedException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            harmless.change().in(server, new MadeStores(folder));

            assertThat(rulesAndMessages(server))
                    .filteredOn(finding -> !before.contains(finding))
                    .isEmpty();
        }
    }

    /** Without locations: lines move. */
    private static List<String> rulesAndMessages(AuditedServer server) throws IOException {
        return server.findings().stream()
                .filter(finding -> !finding.rule().id().equals("embedded-database"))
                .map(finding -> finding.rule().id() + ": " + finding.message())
                .toList();
    }

    private static byte[] jar() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("com/example/Own.class"));
            zip.write("wso2carbon".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }
}
