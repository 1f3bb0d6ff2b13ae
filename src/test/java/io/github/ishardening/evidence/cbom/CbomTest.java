package io.github.ishardening.evidence.cbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.distribution.Product.Family;
import io.github.ishardening.distribution.Version;
import io.github.ishardening.evidence.inventory.ServerInventory;
import io.github.ishardening.evidence.inventory.TlsEndpoint;
import io.github.ishardening.file.Digests;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.Keytool;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.XmlEraServer;
import io.github.ishardening.inspection.connector.TlsSuite;
import io.github.ishardening.oracle.LeakSearch;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CbomTest {

    private static final String PUBLISHED_PASSWORD = "wso2carbon";
    private static final String AES_256_GCM = "algorithm:aes-256-gcm";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void followsTheSchemaOfCycloneDxForStockServers(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            String bill = bill(server);

            assertThat(CycloneDx.violations(bill)).isEmpty();
            assertThat(CycloneDx.of(bill).loose()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void hasEveryCertificateOfAHardenedServerAndNoSecret(Kernel kernel) throws Exception {
        try (var server = AuditedServer.hardened(kernel)) {
            String bill = bill(server);
            var certificates = new TreeSet<String>();
            for (String name : List.of("primary", "internal", "tls", "truststore")) {
                String path = kernel.store(name.equals("truststore") ? "client-truststore" : name);
                byte[] store = server.distribution().read(path);
                for (Certificate certificate : Keytool.certificates(folder, store, HardenedServer.password(name))) {
                    certificates.add("certificate:" + Digests.sha256(certificate.getEncoded()));
                }
            }

            assertThat(CycloneDx.violations(bill)).isEmpty();
            var read = CycloneDx.of(bill);
            assertThat(read.loose()).isEmpty();
            assertThat(read.components("certificate:"))
                    .extracting(CycloneDx::ref)
                    .containsExactlyInAnyOrderElementsOf(certificates);
            assertThat(bill(server)).isEqualTo(bill);
            Files.writeString(folder.resolve("cbom.json"), bill);
            assertThat(new LeakSearch(AuditedServer.builds().secrets()).in(folder.resolve("cbom.json")))
                    .isEmpty();
        }
    }

    @Test
    void leadsFromStoresToKeysToAlgorithms() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            var bill = CycloneDx.of(bill(server));
            String store = "store:" + HardenedServer.path("tls");
            JsonNode key = bill.components("private-key:").stream()
                    .filter(each -> each.at("/name").asText().equals("private key tls"))
                    .findFirst()
                    .orElseThrow();
            JsonNode material = key.at("/cryptoProperties/relatedCryptoMaterialProperties");
            JsonNode certificate = bill.component(bill.needs(store).stream()
                    .filter(ref -> ref.startsWith("certificate:"))
                    .findFirst()
                    .orElseThrow());
            JsonNode signed = certificate.at("/cryptoProperties/certificateProperties");

            assertThat(bill.needs("server")).contains(store);
            assertThat(bill.needs(store))
                    .contains("algorithm:pbewithhmacsha256andaes_256", "algorithm:hmac-sha-256", CycloneDx.ref(key));
            assertThat(material.at("/algorithmRef").asText()).isEqualTo("algorithm:ec-p-256");
            assertThat(material.at("/size").asInt()).isEqualTo(256);
            assertThat(material.at("/securedBy/algorithmRef").asText())
                    .isEqualTo("algorithm:pbewithhmacsha256andaes_256");
            assertThat(signed.at("/subjectName").asText()).isEqualTo("CN=is.example.com");
            assertThat(signed.at("/signatureAlgorithmRef").asText()).startsWith("algorithm:sha");
            assertThat(signed.at("/subjectPublicKeyRef").asText())
                    .isEqualTo("public-key:" + material.at("/id").asText());
            assertThat(signed.at("/certificateExtension").asText()).isEqualTo("p12");
            assertThat(quantum(bill.component("algorithm:ec-p-256"))).isZero();
            assertThat(quantum(bill.component(AES_256_GCM))).isEqualTo(5);
            assertThat(bill.needs("algorithm:pbewithhmacsha256andaes_256"))
                    .containsExactly("algorithm:pbkdf2-hmac-sha-256", "algorithm:aes-256-cbc");
        }
    }

    @Test
    void hasTheVersionsAndSuitesOfTheConnector() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "+TLSv1.3", "+TLSv1.3,+TLSv1.2")
                    .replace(
                            ServerFiles.DEPLOYMENT_TOML,
                            "TLS_AES_256_GCM_SHA384",
                            "TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
            var bill = CycloneDx.of(bill(server));

            assertThat(bill.needs("server"))
                    .filteredOn(ref -> ref.startsWith("protocol:"))
                    .containsExactly("protocol:TLS-1.2-of-the-connector", "protocol:TLS-1.3-of-the-connector");
            assertThat(protocol(bill, "1.3").at("/cipherSuites").toString()).isEqualTo("""
                            [{"name":"TLS_AES_256_GCM_SHA384",\
                            "algorithms":["algorithm:aes-256-gcm","algorithm:sha-384"],\
                            "identifiers":["0x13","0x02"]}]""");
            assertThat(protocol(bill, "1.2").at("/cipherSuites").toString()).isEqualTo("""
                            [{"name":"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",\
                            "algorithms":["algorithm:ecdhe","algorithm:rsassa","algorithm:chacha20-256-poly1305",\
                            "algorithm:sha-256"],\
                            "identifiers":["0xCC","0xA8"]}]""");
            assertThat(bill.component("protocol:TLS-1.3-of-the-connector")
                            .at("/evidence/occurrences/0")
                            .toString())
                    .isEqualTo("{\"location\":\"repository/conf/tomcat/catalina-server.xml\","
                            + "\"additionalContext\":\"the connector, port 9443\"}");
        }
    }

    @Test
    void hasTheKeysOfVaultAndStoredDataOfIdentityServer71() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            String text = bill(server);
            var bill = CycloneDx.of(text);

            assertThat(CycloneDx.violations(text)).isEmpty();
            assertThat(bill.bill().at("/metadata/component/cpe").asText())
                    .isEqualTo("cpe:2.3:a:wso2:identity_server:7.1.0:*:*:*:*:*:*:*");
            assertThat(bill.components("secret-key:"))
                    .extracting(CycloneDx::ref)
                    .containsExactly(
                            "secret-key:" + HardenedServer.path("internal") + "#vault", "secret-key:encryption");
            assertThat(bill.needs("secret-key:encryption")).containsExactly(AES_256_GCM);
            assertThat(bill.component(AES_256_GCM).at("/evidence/occurrences").findValuesAsText("additionalContext"))
                    .containsExactly("configuration secrets", "stored data");
        }
    }

    @Test
    void saysWhichVersionsAndSuitesAreThoseOfJava() throws IOException {
        try (var server = AuditedServer.of(ApiManager.open(ApiManager.GATEWAY))) {
            String text = bill(server);

            assertThat(CycloneDx.violations(text)).isEmpty();
            var compositions = CycloneDx.of(text).bill().at("/compositions");
            assertThat(compositions.at("/0/aggregate").asText()).isEqualTo("unknown");
            assertThat(CycloneDx.texts(compositions.at("/0/dependencies")))
                    .contains("protocol:TLS-of-the-inbound-endpoint-on-port-8021");
        }
    }

    @Test
    void saysWhatCouldNotBeRead() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(HardenedServer.path("tls"), new MadeStores(folder).store("nobody-knows-it", "-keyalg", "EC"));
            String text = bill(server);
            var bill = CycloneDx.of(text).bill();

            assertThat(CycloneDx.violations(text)).isEmpty();
            assertThat(bill.at("/compositions").toString())
                    .isEqualTo("[{\"aggregate\":\"incomplete\",\"dependencies\":[\"server\",\"store:%s\"]}]"
                            .formatted(HardenedServer.path("tls")));
            assertThat(bill.at("/properties/0/value").asText())
                    .isEqualTo(HardenedServer.path("tls")
                            + ": can't be opened with any known password, so its contents are unknown. Set"
                            + " its password where the server reads it, or remove it.");
        }
    }

    @Test
    void doesNotLookCompleteWhereTheServerDoesNotBoot() throws IOException {
        try (var server = AuditedServer.stock(Kernel.JKS)) {
            server.put(ServerFiles.DEPLOYMENT_TOML, "[server\n");
            String text = bill(server);

            assertThat(CycloneDx.violations(text)).isEmpty();
            assertThat(CycloneDx.of(text).bill().at("/compositions/0/aggregate").asText())
                    .isEqualTo("incomplete");
        }
    }

    @Test
    void hasOneCertificateUnderTwoHostileNamesOnce() throws Exception {
        String alias = "<b>\"\u0000\n\u2028é";
        byte[] made = new MadeStores(folder)
                .store(PUBLISHED_PASSWORD, "-keyalg", "EC", "-dname", "CN=\"a\\0A<script>\\\" b\",O=\\00");
        var store = KeyStore.getInstance("PKCS12");
        char[] password = PUBLISHED_PASSWORD.toCharArray();
        store.load(new ByteArrayInputStream(made), password);
        Certificate certificate = store.getCertificate("tls");
        store.setCertificateEntry(alias, certificate);
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put(HardenedServer.path("other"), bytes.toByteArray());
            String text = bill(server);
            var found = CycloneDx.of(text).component("certificate:" + Digests.sha256(certificate.getEncoded()));

            assertThat(CycloneDx.violations(text)).isEmpty();
            assertThat(text).doesNotContain("\u0000");
            assertThat(found.at("/evidence/occurrences").findValuesAsText("additionalContext"))
                    .containsExactly("alias tls", "alias " + alias);
        }
    }

    @Test
    void saysWhatItMissesOfAServerOfTheXmlEra() throws IOException {
        try (var server =
                AuditedServer.of(XmlEraServer.in(folder.resolve("server")).open())) {
            String text = bill(server);

            assertThat(CycloneDx.violations(text)).isEmpty();
            assertThat(CycloneDx.of(text).bill().at("/compositions/0/aggregate").asText())
                    .isEqualTo("incomplete");
        }
    }

    @Test
    void knowsWhatEverySuiteIsMadeOf() throws IOException {
        var names = TlsSuite.all().stream().map(TlsSuite::name).toList();
        String text = bill(new TlsEndpoint(
                "all", "file", OptionalInt.empty(), List.of("TLSv1", "TLSv1.2", "TLSv1.3"), names, List.of()));
        var suites = CycloneDx.of(text).bill().findValues("cipherSuites");

        assertThat(CycloneDx.violations(text)).isEmpty();
        assertThat(suites).hasSize(3);
        assertThat(suites.get(0)).hasSizeBetween(100, 200);
        assertThat(suites.get(1)).hasSize(names.size() - 9);
        assertThat(suites.get(2)).hasSize(9);
        assertThat(suites)
                .flatMap(list -> CycloneDx.stream(list).toList())
                .filteredOn(suite -> suite.at("/algorithms").size() < 2)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_AES_128_CCM_8_SHA256, AES-128-CCM-8 SHA-256",
        "TLS_RSA_WITH_3DES_EDE_CBC_SHA, RSA-PKCS1v1.5 3DES-CBC HMAC-SHA-1",
        "TLS_SHA384_SHA384, HMAC-SHA-384 SHA-384",
        "TLS_RSA_WITH_RC4_128_MD5, RSA-PKCS1v1.5 RC4-128 HMAC-MD5",
        "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA, RSA-PKCS1v1.5 DES40-CBC HMAC-SHA-1",
        "TLS_DHE_DSS_WITH_AES_256_GCM_SHA384, DHE DSA AES-256-GCM SHA-384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, ECDHE ECDSA AES-128-CBC HMAC-SHA-256",
        "TLS_RSA_PSK_WITH_AES_128_CCM, RSA-PKCS1v1.5 PSK AES-128-CCM",
        "TLS_DHE_DSS_EXPORT1024_WITH_RC4_56_SHA, DHE DSA RC4-56 HMAC-SHA-1",
        "TLS_ECDHE_PSK_WITH_NULL_SHA, ECDHE PSK HMAC-SHA-1",
        "TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA, DH CAMELLIA-128-CBC HMAC-SHA-1",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, ECDHE RSASSA CHACHA20-256-POLY1305 SHA-256",
    })
    void readsASuiteOffItsName(String suite, String algorithms) {
        assertThat(SuiteAlgorithms.of(suite))
                .extracting(Algorithm::name)
                .containsExactlyElementsOf(Arrays.asList(algorithms.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource({"X25519MLKEM768, 3", "MLKEM1024, 5", "x25519, 0", "secp384r1, 0"})
    void saysWhichGroupsWithstandQuantumComputers(String group, int category) throws IOException {
        String text = bill(new TlsEndpoint(
                "one",
                "file",
                OptionalInt.of(443),
                List.of("TLSv1.3"),
                List.of("TLS_AES_256_GCM_SHA384"),
                List.of(group)));
        var bill = CycloneDx.of(text);

        assertThat(CycloneDx.violations(text)).isEmpty();
        assertThat(quantum(bill.component(bill.needs("protocol:TLS-1.3-of-one").get(0))))
                .isEqualTo(category);
    }

    @Test
    void saysThatContentMadeItFail() throws IOException {
        String text = bill(new TlsEndpoint(
                "one", "file", OptionalInt.empty(), List.of("TLSv1.3"), List.of("TLS_UNHEARD_OF"), List.of()));
        var bill = CycloneDx.of(text).bill();

        assertThat(CycloneDx.violations(text)).isEmpty();
        assertThat(bill.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
        assertThat(bill.at("/properties/0/value").asText())
                .startsWith("cbom.json: caused an error in the plugin: java.lang.NullPointerException at"
                        + " TlsComponents.java:")
                .endsWith(". Report it, and waive the rule until it is fixed.");
    }

    @Test
    void hasAnotherSerialNumberWhereAnythingDiffers() {
        assertThat(serial("1.0.0")).matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(serial("1.0.0")).isEqualTo(serial("1.0.0")).isNotEqualTo(serial("1.0.1"));
    }

    @Test
    void goesWhereNothingIsKnownOfTheServer() throws IOException {
        var file = new CbomFile(folder.resolve("reports"));
        file.remove();
        file.write(made("1.0.0", List.of()));

        assertThat(folder.resolve("reports/cbom.json"))
                .hasContent(made("1.0.0", List.of()).text());
        file.remove();
        assertThat(folder.resolve("reports")).isEmptyDirectory();
    }

    private static String serial(String version) {
        return made(version, List.of()).text().replaceFirst("(?s).*\"serialNumber\": \"([^\"]+)\".*", "$1");
    }

    private static int quantum(JsonNode algorithm) {
        return algorithm
                .at("/cryptoProperties/algorithmProperties/nistQuantumSecurityLevel")
                .asInt(-1);
    }

    private static JsonNode protocol(CycloneDx bill, String version) {
        return bill.component("protocol:TLS-%s-of-the-connector".formatted(version))
                .at("/cryptoProperties/protocolProperties");
    }

    private static String bill(AuditedServer server) throws IOException {
        var inventory = ServerInventory.of(server.inspection());
        return new Cbom(server.distribution().product(), "is-hardening-maven-plugin", "1.0.0", inventory).text();
    }

    private static String bill(TlsEndpoint endpoint) {
        return made("1.0.0", List.of(endpoint)).text();
    }

    private static Cbom made(String version, List<TlsEndpoint> endpoints) {
        var number = Version.parse("4.10.32");
        return new Cbom(
                new Product(Family.KERNEL, "WSO2 Carbon Kernel", number, number, true),
                "is-hardening-maven-plugin",
                version,
                new ServerInventory(List.of(), endpoints, List.of(), List.of()));
    }
}
