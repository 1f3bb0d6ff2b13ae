package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.control.log.LogConfiguration;
import io.github.ishardening.control.web.WebDescriptor;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Puts one fault at a time into a hardened kernel, and sees that the rule meant for it speaks, at the right place. */
@TestInstance(Lifecycle.PER_CLASS)
class FaultsTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String LOG = LogConfiguration.PATH;
    private static final String SHELL = "bin/wso2server.sh";
    private static final String BATCH = "bin/wso2server.bat";
    private static final String TLS = Kernel.PKCS12.store("tls");

    private List<Finding> before;

    @TempDir
    Path folder;

    @BeforeAll
    void looksAtTheSoundServer() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            before = server.findings();
        }
    }

    /** Breaks a server. */
    @FunctionalInterface
    interface Breaking {
        /** Does it, in a folder for what it needs. */
        void in(AuditedServer server, MadeStores keytool) throws IOException, InterruptedException;
    }

    /**
     * A fault.
     *
     * @param name what it is
     * @param breaking puts it in
     * @param rule the rule that has to speak
     * @param path the file where it has to be found
     * @param text what stands in the line where it has to be found; empty for the file as a whole
     */
    record Fault(String name, Breaking breaking, String rule, String path, String text) {

        static Fault at(String rule, String path, String text, String name, Breaking breaking) {
            return new Fault(name, breaking, rule, path, text);
        }

        static Fault in(String rule, String path, String name, Breaking breaking) {
            return new Fault(name, breaking, rule, path, "");
        }

        @Override
        public String toString() {
            return rule + ": " + name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(secrets(), configuration(), connector(), scripts(), web(), logs(), files())
                .flatMap(List::stream);
    }

    private static List<Fault> secrets() {
        return List.of(Fault.at(
                "toml-invalid",
                TOML,
                "$secret{nobody}",
                "a secret is missing",
                (server, keytool) -> server.toml(
                        "[database.user]\nurl = \"jdbc:h2:./x\"\nusername = \"x\"\npassword = \"$secret{nobody}\"\n")));
    }

    private static List<Fault> configuration() {
        return List.of(
                Fault.at(
                        "toml-invalid",
                        TOML,
                        "[broken",
                        "the syntax is broken",
                        (server, keytool) -> server.toml("[broken\n")),
                Fault.at(
                        "toml-invalid",
                        TOML,
                        "[keystore]",
                        "a parent stands behind its child",
                        (server, keytool) -> server.toml("[keystore]\ndatasource = \"x\"\n")),
                Fault.at(
                        "toml-invalid",
                        TOML,
                        "mgt_console_hostname",
                        "a value breaks the XML",
                        (server, keytool) -> server.replace(
                                TOML,
                                "hostname = \"is.example.com\"",
                                "hostname = \"is.example.com\"\nmgt_console_hostname = \"a&b\"")),
                Fault.in(
                        "toml-invalid",
                        TOML,
                        "a reference leads nowhere",
                        (server, keytool) -> server.replace(TOML, "\"is.example.com\"", "\"$ref{nobody.is.here}\"")),
                Fault.at(
                        "toml-unknown-key",
                        TOML,
                        "name = \"primary.p12\" #",
                        "a key is called otherwise",
                        (server, keytool) -> server.replace(
                                TOML, "alias =\"primary\"", "alias =\"primary\"\nname = \"primary.p12\" #")),
                Fault.at(
                        "toml-unknown-key",
                        TOML,
                        "file_name = \"x.p12\"",
                        "a table is misspelt",
                        (server, keytool) -> server.toml("[trustsore]\nfile_name = \"x.p12\"\n")),
                Fault.at(
                        "legacy-mode",
                        TOML,
                        "legacy_mode = true",
                        "legacy mode is on",
                        (server, keytool) -> server.replace(TOML, "[server]\n", "[server]\nlegacy_mode = true\n")),
                Fault.at(
                        "database-root-user",
                        TOML,
                        "username = \"root\"",
                        "the database belongs to the server",
                        (server, keytool) -> server.toml(database("jdbc:mysql://db:3306/x?useSSL=true", "root"))),
                Fault.at(
                        "database-without-tls",
                        TOML,
                        "jdbc:postgresql",
                        "the database is reached without TLS",
                        (server, keytool) -> server.toml(database("jdbc:postgresql://db:5432/x", "carbon"))),
                Fault.at(
                        "database-password",
                        TOML,
                        "password = \"regadmin\"",
                        "the database has a known password",
                        (server, keytool) -> server.toml(database("jdbc:mysql://db:3306/x?sslMode=REQUIRED", "carbon")
                                .replace("hunter2", "regadmin"))),
                Fault.at(
                        "user-store-without-tls",
                        TOML,
                        "type = \"read_only_ldap\"",
                        "the directory is reached without TLS",
                        (server, keytool) -> server.replace(
                                TOML,
                                "type = \"database_unique_id\"",
                                "type = \"read_only_ldap\"\nbase_dn = \"dc=x\"\nconnection_url = \"ldap://directory:389\"")),
                Fault.at(
                        "user-store-writable",
                        TOML,
                        "read_write_ldap",
                        "the directory can be changed",
                        (server, keytool) -> server.replace(
                                TOML,
                                "type = \"database_unique_id\"",
                                "type = \"read_write_ldap\"\nbase_dn = \"dc=x\"\nconnection_url = \"ldaps://directory:636\"")),
                Fault.at(
                        "user-store-without-tls",
                        "repository/deployment/server/userstores/b.xml",
                        "ConnectionURL",
                        "a further directory is reached without TLS",
                        (server, keytool) -> server.put(
                                "repository/deployment/server/userstores/b.xml",
                                "<UserStoreManager class=\"ReadOnlyLDAP\"><Property name=\"ConnectionURL\">ldap://b</Property>"
                                        + "</UserStoreManager>")));
    }

    private static List<Fault> connector() {
        return List.of(
                Fault.at(
                        "tls-protocols",
                        TOML,
                        "+TLSv1.1",
                        "TLS 1.1 is on",
                        (server, keytool) ->
                                server.replace(TOML, "protocols = \"+TLSv1.3\"", "protocols = \"+TLSv1.1,+TLSv1.3\"")),
                Fault.at(
                        "tls-protocols",
                        TOML,
                        "protocols = \"all\"",
                        "all protocols are on",
                        (server, keytool) -> server.replace(TOML, "protocols = \"+TLSv1.3\"", "protocols = \"all\"")),
                Fault.at(
                        "tls-protocols",
                        TOML,
                        "sslEnabledProtocols",
                        "an old attribute breaks the connector",
                        (server, keytool) -> server.replace(
                                TOML,
                                "[transport.https.properties]\n",
                                "[transport.https.properties]\nsslEnabledProtocols = \"TLSv1.2\"\n")),
                Fault.at(
                        "tls-ciphers",
                        TOML,
                        "CBC",
                        "a suite has no authentication",
                        (server, keytool) -> server.replace(
                                TOML,
                                "\"TLS_AES_256_GCM_SHA384\"",
                                "\"TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA\"")),
                Fault.at(
                        "tls-ciphers",
                        TOML,
                        "TLS_RSA_WITH",
                        "a suite has no forward secrecy",
                        (server, keytool) -> server.replace(
                                TOML, "\"TLS_AES_256_GCM_SHA384\"", "\"TLS_RSA_WITH_AES_256_GCM_SHA384\"")),
                Fault.at(
                        "tls-ciphers",
                        TOML,
                        "honorCipherOrder = false",
                        "the client chooses",
                        (server, keytool) ->
                                server.replace(TOML, "honorCipherOrder = true", "honorCipherOrder = false")),
                Fault.at(
                        "mutual-tls",
                        TOML,
                        "\"sometimes\"",
                        "Tomcat doesn't know the word",
                        (server, keytool) -> server.replace(
                                TOML, "certificateVerification = \"none\"", "certificateVerification = \"sometimes\"")),
                Fault.at(
                        "mutual-tls",
                        TOML,
                        "clientAuth",
                        "an old attribute breaks the connector",
                        (server, keytool) -> server.replace(
                                TOML,
                                "[transport.https.properties]\n",
                                "[transport.https.properties]\nclientAuth = \"want\"\n")),
                Fault.at(
                        "mutual-tls",
                        TOML,
                        "enable = true",
                        "the authenticator has no jar",
                        (server, keytool) -> server.toml(
                                "[admin_console.authenticator.mutual_ssl_authenticator]\nenable = true\nwhite_list_enabled = true\n"
                                        + "white_list = \"x\"\n")),
                Fault.at(
                        "server-header",
                        TOML,
                        "server = \"WSO2 Carbon Server\"",
                        "the header names the product",
                        (server, keytool) -> server.replace(
                                TOML,
                                "[transport.https.properties]\nserver = \"Server\"",
                                "[transport.https.properties]\nserver = \"WSO2 Carbon Server\"")));
    }

    private static List<Fault> scripts() {
        return List.of(
                Fault.at(
                        "hostname-verification",
                        SHELL,
                        "AllowAll",
                        "nobody's name is checked",
                        (server, keytool) ->
                                server.replace(SHELL, "hostnameVerifier=\"Strict\"", "hostnameVerifier=\"AllowAll\"")),
                Fault.at(
                        "hostname-verification",
                        BATCH,
                        "DefaultAndLocalhost",
                        "localhost is forgiven",
                        (server, keytool) -> server.replace(
                                BATCH, "hostnameVerifier=\"Strict\"", "hostnameVerifier=\"DefaultAndLocalhost\"")),
                Fault.at(
                        "renegotiation",
                        SHELL,
                        "rejectClientInitiatedRenegotiation=false",
                        "clients renegotiate",
                        (server, keytool) -> server.replace(
                                SHELL,
                                "rejectClientInitiatedRenegotiation=true",
                                "rejectClientInitiatedRenegotiation=false")),
                Fault.at(
                        "dh-key-size",
                        BATCH,
                        "ephemeralDHKeySize=1024",
                        "ephemeral keys are short",
                        (server, keytool) ->
                                server.replace(BATCH, "ephemeralDHKeySize=2048", "ephemeralDHKeySize=1024")),
                Fault.in(
                        "dh-key-size",
                        SHELL,
                        "nothing is said of ephemeral keys",
                        (server, keytool) -> server.replace(SHELL, "    -Djdk.tls.ephemeralDHKeySize=2048 \\\n", "")),
                Fault.at(
                        "jvm-memory",
                        SHELL,
                        "-Xmx256m",
                        "the heap is small",
                        (server, keytool) -> server.replace(SHELL, "-Xmx1g", "-Xmx256m")),
                Fault.in(
                        "script-broken",
                        SHELL,
                        "the lines end as on Windows",
                        (server, keytool) ->
                                server.put(SHELL, server.read(SHELL).replace("\n", "\r\n"))),
                Fault.in(
                        "script-broken",
                        SHELL,
                        "the command is torn apart",
                        (server, keytool) -> server.replace(
                                SHELL,
                                "-Djdk.tls.ephemeralDHKeySize=2048 \\\n",
                                "-Djdk.tls.ephemeralDHKeySize=2048\n")),
                Fault.in(
                        "script-broken",
                        BATCH,
                        "the script starts nothing",
                        (server, keytool) -> server.put(BATCH, "@echo off\r\n")));
    }

    private static List<Fault> web() {
        return List.of(
                Fault.in(
                        "hsts",
                        WebDescriptor.CARBON,
                        "browsers forget at once",
                        (server, keytool) ->
                                server.replace(TOML, "hstsMaxAgeSeconds = \"31536000\"", "hstsMaxAgeSeconds = \"0\"")),
                Fault.in(
                        "hsts",
                        WebDescriptor.CARBON,
                        "the filter works on nothing",
                        (server, keytool) ->
                                server.replace(TOML, "url_pattern = \"/*\"", "url_pattern = \"/nothing\"")),
                Fault.in(
                        "cache-headers",
                        WebDescriptor.CARBON,
                        "the filter has another name than its mapping",
                        (server, keytool) -> server.replace(
                                TOML,
                                "name = \"ConsoleCachePreventionFilter\"\nurl_pattern",
                                "name = \"OtherFilter\"\nurl_pattern")),
                Fault.in(
                        "session-id-length",
                        "repository/conf/tomcat/context.xml",
                        "session identifiers are short",
                        (server, keytool) -> server.put(
                                "repository/conf/tomcat/context.xml",
                                "<Context><Manager><SessionIdGenerator sessionIdLength=\"8\"/></Manager></Context>")),
                Fault.in(
                        "plugin-webapp-headers",
                        "repository/deployment/server/webapps/shop/WEB-INF/web.xml",
                        "an own application may be cached",
                        (server, keytool) ->
                                server.put("repository/deployment/server/webapps/shop/WEB-INF/web.xml", "<web-app/>")));
    }

    private static List<Fault> logs() {
        return List.of(
                Fault.at(
                        "log-forging",
                        LOG,
                        "TID: [%d]",
                        "messages make lines",
                        (server, keytool) -> server.replace(
                                LOG,
                                "[%tenantId] [%appName] [%d] %5p {%c} - %enc{%mm}{CRLF}%ex%n",
                                "[%d] %5p {%c} - %mm%ex%n")),
                Fault.at(
                        "log-rotation",
                        LOG,
                        "audit-%d{MM-dd-yyyy}.log",
                        "a file overwrites another",
                        (server, keytool) ->
                                server.replace(LOG, "audit-%d{MM-dd-yyyy}.%i.log", "audit-%d{MM-dd-yyyy}.log")),
                Fault.at(
                        "log-rotation",
                        LOG,
                        "audit-%d{MM-dd-yyyy}.%i.log",
                        "a file is never rolled over",
                        (server, keytool) -> server.replace(
                                LOG,
                                "appender.AUDIT_LOGFILE.type = RollingFile",
                                "appender.AUDIT_LOGFILE.type = File")),
                Fault.at(
                        "log-masking",
                        LOG,
                        "- %enc{%m}{CRLF}%ex%n",
                        "messages aren't masked",
                        (server, keytool) -> server.replace(
                                LOG,
                                "[%tenantId] [%appName] [%d] %5p {%c} - %enc{%mm}{CRLF}%ex%n",
                                "[%d] - %enc{%m}{CRLF}%ex%n")));
    }

    private static List<Fault> files() {
        return List.of(
                Fault.in(
                        "leftover-state",
                        "repository/logs/wso2carbon.log",
                        "logs are left",
                        (server, keytool) -> server.put("repository/logs/wso2carbon.log", "started\n")),
                Fault.in(
                        "leftover-state",
                        "repository/resources/conf/.metadata/references.properties",
                        "a rendering's state is left",
                        (server, keytool) -> server.put(
                                "repository/resources/conf/.metadata/references.properties", "env\\:X=hunter2\n")),
                Fault.in(
                        "file-modes",
                        Kernel.PKCS12.store("copy"),
                        "a key store is open to all",
                        (server, keytool) -> server.put(
                                Kernel.PKCS12.store("copy"),
                                server.distribution().read(TLS))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areFound(Fault fault) throws IOException, InterruptedException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            fault.breaking().in(server, new MadeStores(folder));
            List<Finding> after = server.findings();

            String location = fault.text().isEmpty() ? fault.path() : server.line(fault.path(), fault.text());
            assertThat(news(after))
                    .filteredOn(finding -> finding.rule().id().equals(fault.rule()))
                    .extracting(finding -> finding.location().toString())
                    .contains(location);
        }
    }

    /** Lines move when something is put in before them. */
    private List<Finding> news(List<Finding> after) {
        var known = new HashSet<String>();
        before.forEach(finding -> known.add(finding.rule().id() + finding.message()));
        var news = new ArrayList<>(after);
        news.removeIf(finding -> known.contains(finding.rule().id() + finding.message()));
        return news;
    }

    private static String database(String url, String username) {
        return "[database.user]\nurl = \"%s\"\nusername = \"%s\"\npassword = \"hunter2\"\ndriver = \"x\"\n"
                .formatted(url, username);
    }
}
