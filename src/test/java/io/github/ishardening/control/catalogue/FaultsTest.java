package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.StockCertificates;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final String CONF = "repository/conf/security/secret-conf.properties";
    private static final String TLS = Kernel.PKCS12.store("tls");
    private static final String TRUSTSTORE = Kernel.PKCS12.store("client-truststore");
    private static final String STOCK = Kernel.PKCS12.store("wso2carbon");

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
        return Stream.of(stores(), keys(), secrets()).flatMap(List::stream);
    }

    private static List<Fault> stores() {
        return List.of(
                Fault.in(
                        "published-key",
                        STOCK,
                        "the stock key store is back",
                        (server, keytool) -> server.put(STOCK, Kernel.PKCS12.read(STOCK))),
                Fault.in(
                        "published-key",
                        TRUSTSTORE,
                        "the stock truststore is back",
                        (server, keytool) -> server.put(TRUSTSTORE, Kernel.PKCS12.read(TRUSTSTORE))),
                Fault.in(
                        "published-key",
                        "repository/conf/partner",
                        "the stock key store has another name elsewhere",
                        (server, keytool) -> server.put("repository/conf/partner", Kernel.PKCS12.read(STOCK))),
                Fault.in(
                        "published-key",
                        "bin/partner.der",
                        "a published certificate lies about",
                        (server, keytool) -> server.put("bin/partner.der", publishedCertificate())),
                Fault.at(
                        "separate-keystores",
                        TOML,
                        "# too",
                        "tls shares a store",
                        (server, keytool) ->
                                server.replace(TOML, "file_name = \"tls.p12\"", "file_name = \"primary.p12\" # too")),
                Fault.at(
                        "separate-keystores",
                        TOML,
                        "file_name = \"internal.p12\"",
                        "two stores have one key",
                        (server, keytool) -> server.put(
                                        Kernel.PKCS12.store("internal"),
                                        server.distribution().read(Kernel.PKCS12.store("primary")))
                                .replace(TOML, "alias = \"internal\"", "alias = \"primary\"")
                                .replace(
                                        TOML,
                                        "$secret{keystore_internal_password}",
                                        "$secret{keystore_primary_password}")),
                Fault.at(
                        "keystore-unreadable",
                        TOML,
                        "file_name = \"tls.p12\"",
                        "a store is missing",
                        (server, keytool) -> server.delete(TLS)),
                Fault.at(
                        "keystore-unreadable",
                        TOML,
                        "file_name = \"../tls.p12\"",
                        "a store is elsewhere",
                        (server, keytool) ->
                                server.replace(TOML, "file_name = \"tls.p12\"", "file_name = \"../tls.p12\"")),
                Fault.at(
                        "keystore-unreadable",
                        TOML,
                        "type = \"JKS\"",
                        "a store has another type",
                        (server, keytool) -> server.replace(
                                TOML,
                                "file_name = \"tls.p12\"\ntype = \"PKCS12\"",
                                "file_name = \"tls.p12\"\ntype = \"JKS\"")),
                Fault.at(
                        "keystore-unreadable",
                        TOML,
                        "alias = \"server\"",
                        "a key has another alias",
                        (server, keytool) -> server.replace(TOML, "alias = \"tls\"", "alias = \"server\"")),
                Fault.at(
                        "keystore-unreadable",
                        TOML,
                        "password = \"$secret{keystore_tls_password}\"",
                        "a store is cut off",
                        (server, keytool) -> server.put(
                                TLS, Arrays.copyOf(server.distribution().read(TLS), 1000))),
                Fault.at(
                        "keystore-unreadable",
                        TOML,
                        "# another",
                        "a key has another password",
                        (server, keytool) -> server.replace(
                                TOML,
                                "alias = \"tls\"\nkey_password = \"$secret{keystore_tls_password}\"",
                                "alias = \"tls\"\nkey_password = \"$secret{keystore_primary_password}\" # another")),
                Fault.in(
                        "keystore-unreadable",
                        Kernel.PKCS12.store("primary"),
                        "the primary key isn't RSA",
                        (server, keytool) -> server.put(
                                        Kernel.PKCS12.store("primary"),
                                        keytool.store(password("primary"), "-keyalg", "EC", "-groupname", "secp256r1"))
                                .replace(TOML, "alias =\"primary\"", "alias =\"tls\"")),
                Fault.at(
                        "truststore-incomplete",
                        TOML,
                        "client-truststore.p12",
                        "the authority is missing",
                        (server, keytool) -> server.put(
                                TRUSTSTORE,
                                keytool.without(server.distribution().read(TRUSTSTORE), password("truststore"), "ca"))),
                Fault.in(
                        "truststore-expired",
                        TRUSTSTORE,
                        "somebody expired is trusted",
                        (server, keytool) -> server.put(
                                TRUSTSTORE,
                                keytool.trusting(
                                        server.distribution().read(TRUSTSTORE),
                                        password("truststore"),
                                        "old",
                                        expiredCertificate()))),
                Fault.in(
                        "authorities-in-keystore",
                        TLS,
                        "a key store trusts somebody",
                        (server, keytool) -> server.put(
                                TLS,
                                keytool.trusting(
                                        server.distribution().read(TLS),
                                        password("tls"),
                                        "authority",
                                        publicCertificate()))));
    }

    private static List<Fault> keys() {
        return List.of(
                Fault.in(
                        "weak-key",
                        TLS,
                        "a key is short",
                        (server, keytool) ->
                                server.put(TLS, keytool.store(password("tls"), "-keyalg", "RSA", "-keysize", "1024"))),
                Fault.in(
                        "weak-signature",
                        TLS,
                        "a signature is weak",
                        (server, keytool) -> server.put(
                                TLS, keytool.store(password("tls"), "-keyalg", "RSA", "-sigalg", "SHA1withRSA"))),
                Fault.in(
                        "certificate-expired",
                        TLS,
                        "a certificate has expired",
                        (server, keytool) -> server.put(
                                TLS,
                                keytool.store(
                                        password("tls"),
                                        "-keyalg",
                                        "RSA",
                                        "-startdate",
                                        "2025/01/01",
                                        "-validity",
                                        "30"))),
                Fault.in(
                        "certificate-expired",
                        TLS,
                        "a certificate isn't valid yet",
                        (server, keytool) -> server.put(
                                TLS,
                                keytool.store(
                                        password("tls"),
                                        "-keyalg",
                                        "RSA",
                                        "-startdate",
                                        "2030/01/01",
                                        "-validity",
                                        "30"))),
                Fault.in(
                        "certificate-expiring",
                        TLS,
                        "a certificate expires soon",
                        (server, keytool) -> server.put(
                                TLS,
                                keytool.store(
                                        password("tls"),
                                        "-keyalg",
                                        "RSA",
                                        "-startdate",
                                        "2026/11/01",
                                        "-validity",
                                        "40"))),
                Fault.at(
                        "hostname-mismatch",
                        TOML,
                        "hostname = \"login.example.com\"",
                        "the server has another name",
                        (server, keytool) -> server.replace(
                                TOML, "hostname = \"is.example.com\"", "hostname = \"login.example.com\"")));
    }

    private static List<Fault> secrets() {
        return List.of(
                Fault.at(
                        "default-store-password",
                        TOML,
                        "# stock",
                        "a store has the stock password",
                        (server, keytool) -> server.replace(
                                TOML,
                                "type = \"PKCS12\"\npassword = \"$secret{truststore_password}\"",
                                "type = \"PKCS12\"\npassword = \"wso2carbon\" # stock")),
                Fault.at(
                        "default-password",
                        TOML,
                        "password = \"admin\"",
                        "the administrator has the stock password",
                        (server, keytool) -> server.replace(
                                TOML,
                                "password = \"$secret{super_admin_password}\"\ncreate",
                                "password = \"admin\"\ncreate")),
                Fault.at(
                        "default-password",
                        TOML,
                        "server_password = \"admin\"",
                        "tasks have the stock password",
                        (server, keytool) -> server.replace(
                                TOML,
                                "server_password = \"$secret{super_admin_password}\"",
                                "server_password = \"admin\"")),
                Fault.at(
                        "default-encryption-key",
                        TOML,
                        "03BAFEB27A8E871CAD83C5CD4E771DAB",
                        "the published key encrypts",
                        (server, keytool) ->
                                server.replace(TOML, "$secret{encryption_key}", "03BAFEB27A8E871CAD83C5CD4E771DAB")),
                Fault.at(
                        "default-encryption-key",
                        TOML,
                        "key = \"short\"",
                        "the encryption key is too short",
                        (server, keytool) -> server.replace(TOML, "$secret{encryption_key}", "short")),
                Fault.at(
                        "plain-secret",
                        TOML,
                        "password = \"hunter2\"",
                        "a password stands in clear",
                        (server, keytool) -> server.toml(
                                "[database.user]\nurl = \"jdbc:h2:./x\"\nusername = \"x\"\npassword = \"hunter2\"\n")),
                Fault.at(
                        "plain-secret",
                        TOML,
                        "[[event_listener]]",
                        "a password stands in clear in an entry",
                        (server, keytool) -> server.toml(
                                "[[event_listener]]\nid = \"x\"\n[event_listener.properties]\npassword = \"hunter2\"\n")),
                Fault.at(
                        "vault-broken",
                        TOML,
                        "truststore_password = \"AAAA",
                        "a secret isn't encrypted with the key",
                        (server, keytool) ->
                                server.replace(TOML, "\ntruststore_password = \"", "\ntruststore_password = \"AAAA")),
                Fault.in("vault-broken", CONF, "the vault is gone", (server, keytool) -> server.delete(CONF)),
                Fault.in(
                        "vault-broken",
                        CONF,
                        "the vault is off",
                        (server, keytool) -> server.replace(CONF, "secVault.enabled=true", "secVault.enabled=false")),
                Fault.in(
                        "vault-broken",
                        CONF,
                        "the vault moved to a machine",
                        (server, keytool) -> server.replace(
                                CONF, "keystore.identity.location=", "keystore.identity.location=/opt/wso2/")),
                Fault.in(
                        "vault-broken",
                        CONF,
                        "the vault has another key",
                        (server, keytool) -> server.replace(
                                CONF, "keystore.identity.alias=internal", "keystore.identity.alias=primary")),
                Fault.at(
                        "vault-broken",
                        TOML,
                        "[secrets]",
                        "a table stands behind the secrets",
                        (server, keytool) ->
                                server.append(TOML, "\n[output_adapter.email]\nfrom_address = \"a@example.com\"\n")),
                Fault.in(
                        "leftover-secret",
                        "password-persist",
                        "a password file is left",
                        (server, keytool) -> server.put("password-persist", "hunter2\n")),
                Fault.in(
                        "leftover-secret",
                        "repository/conf/secrets.properties",
                        "the keys' passwords are left",
                        (server, keytool) ->
                                server.put("repository/conf/secrets.properties", "tls.password=hunter2\n")),
                Fault.at(
                        "leftover-secret",
                        "repository/resources/security/tls.pem",
                        "-----BEGIN PRIVATE KEY-----",
                        "a private key is left",
                        (server, keytool) -> server.put(
                                "repository/resources/security/tls.pem",
                                "a key\n-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n")),
                Fault.in(
                        "leftover-secret",
                        Kernel.PKCS12.store("ca"),
                        "the authority's key is left",
                        (server, keytool) -> server.put(
                                Kernel.PKCS12.store("ca"),
                                keytool.store("wso2carbon", "-keyalg", "RSA", "-ext", "bc:c"))),
                Fault.in(
                        "leftover-secret",
                        Kernel.PKCS12.store("ca"),
                        "the authority's key is left under the password that keytool's examples have",
                        (server, keytool) -> server.put(
                                Kernel.PKCS12.store("ca"),
                                keytool.store("changeit", "-keyalg", "RSA", "-ext", "bc:c"))));
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

    private static String password(String store) throws IOException {
        return AuditedServer.builds().secrets().getProperty(store + ".password");
    }

    private static byte[] publishedCertificate() throws IOException {
        return StockCertificates.of("wso2carbon");
    }

    private static byte[] publicCertificate() throws IOException {
        return StockCertificates.firstValid();
    }

    private static byte[] expiredCertificate() throws IOException {
        return StockCertificates.firstExpired();
    }
}
