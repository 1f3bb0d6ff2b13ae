package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.deployment.HttpsHost;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "https://is.example.com:9446";

    @TempDir
    private static Path rendered;

    @TempDir
    private Path folder;

    private SetupRun run;

    @BeforeEach
    void startsARun() {
        run = new SetupRun(folder, rendered);
    }

    @AfterEach
    void closesTheMapper() throws IOException {
        run.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CURRENT," + AdminApi.OF_4_4,
        "CURRENT," + AdminApi.OF_4_7,
        "DOCUMENTED," + AdminApi.OF_4_4,
        "DOCUMENTED," + AdminApi.OF_4_7
    })
    void isTakenByTheAdminApi(Profile profile, String version) throws Exception {
        run.profile = profile;
        try (var api = new AdminApi(version)) {
            assertThat(api.post(register().json())).isEqualTo("201");
        }
    }

    @Test
    void isTakenByTheAdminApiWithClientCertificates() throws Exception {
        run.mutualTlsUser = Optional.of(IdentityServers.BOUND_USER);
        try (var api = new AdminApi(AdminApi.OF_4_7)) {
            var registration = register();

            assertThat(api.post(registration.json())).isEqualTo("201");
            assertThat(registration.json())
                    .contains("\"Authentication\": \"MutualTLS\"", "\"IdentityUser\": \"apim@carbon.super\"")
                    .doesNotContain("@IS_PASSWORD@");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WSO2 Identity, A server of ours whose name is much longer than what people ought to see of it in the portals,"
                + " $.displayName: must be at most 100 characters long",
        "DIRECT, INDIRECT, $.tokenType: does not have a value in the enumeration",
        "JWKS, X509, $.certificates.type: does not have a value in the enumeration",
        "PUBLIC, PRIVATE, $.permissions.permissionType: does not have a value in the enumeration",
        "enableTokenHashing, enableTokenHash, $: property 'enableTokenHash' is not defined in the schema",
        "is7_roles_endpoint, is_roles_endpoint, $: required property 'is7_roles_endpoint' not found",
        "Password, Pass, $: required property 'Password' not found"
    })
    void wouldBeRefused(String part, String instead, String fault) throws Exception {
        try (var api = new AdminApi(AdminApi.OF_4_7)) {
            String json = register().json();

            assertThat(json).contains(part);
            assertThat(api.post(json.replaceFirst(part, instead)))
                    .startsWith("400 ")
                    .contains(fault);
        }
    }

    @Test
    void namesTheServerByItsHostnameAndOffset() throws IOException {
        var json = JSON.readTree(register().json());

        assertThat(urls(json))
                .containsExactlyInAnyOrder(
                        BASE + "/oauth2/token",
                        BASE + "/oauth2/token/.well-known/openid-configuration",
                        BASE + "/api/identity/oauth2/dcr/v1.1/register",
                        BASE + "/oauth2/introspect",
                        BASE + "/oauth2/token",
                        BASE + "/oauth2/token",
                        BASE + "/oauth2/revoke",
                        BASE + "/oauth2/revoke",
                        BASE + "/scim2/Me",
                        BASE + "/oauth2/authorize",
                        BASE + "/api/identity/oauth2/v1.0/scopes",
                        BASE + "/oauth2/jwks",
                        BASE + "/api/server/v1/api-resources",
                        BASE + "/scim2/v2/Roles");
        assertThat(json.at("/authorizeEndpoint").textValue()).isEqualTo(BASE + "/oauth2/authorize");
        assertThat(json.at("/certificates/type").textValue()).isEqualTo("JWKS");
    }

    @Test
    void namesTheProxyBeforeTheServer() throws IOException {
        try (var server = IdentityServers.open(IdentityServers.TODAY)) {
            IdentityServers.configure(server, "[transport.https.properties]\nproxyPort = 443\n");

            assertThat(run.stage(server).identityServer().url("/oauth2/token"))
                    .isEqualTo("https://localhost/oauth2/token");
        }
    }

    @Test
    void bracketsAddresses() {
        assertThat(new HttpsHost("2001:db8::1", 9443).url("/x")).isEqualTo("https://[2001:db8::1]:9443/x");
    }

    @Test
    void holdsTheCertificateOfThePrimaryKeyWhereAsked() throws Exception {
        X509Certificate primary = anyCertificate();
        for (String role : List.of("primary", "internal", "tls")) {
            Path file = folder.resolve("keys/certificates/" + role + ".pem");
            Files.createDirectories(file.getParent());
            Files.writeString(file, PemWriter.certificates(List.of(primary)));
        }
        run.certificates = TokenCertificates.PEM;
        String value =
                JSON.readTree(register().json()).at("/certificates/value").textValue();

        // As API Manager reads it.
        String decoded = URLDecoder.decode(value, US_ASCII);
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(Base64.getDecoder().decode(decoded))))
                .isEqualTo(primary);
        try (var api = new AdminApi(AdminApi.OF_4_7)) {
            assertThat(api.post(register().json())).isEqualTo("201");
        }
    }

    @Test
    void holdsPlaceholdersForCredentials() throws IOException {
        var connector = JSON.readTree(register().json()).at("/additionalProperties");

        assertThat(connector.get("Username").textValue()).isEqualTo("@IS_USERNAME@");
        assertThat(connector.get("Password").textValue()).isEqualTo("@IS_PASSWORD@");
    }

    @Test
    void isWrittenAsAFile() throws IOException {
        var registration = register();
        Path file = registration.writeTo(folder.resolve("target"));

        assertThat(file).isEqualTo(folder.resolve("target/key-manager.json")).hasContent(registration.json());
        assertThat(folder.resolve("target")).isDirectoryContaining(found -> found.equals(file));
        try (var files = Files.list(folder.resolve("target"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void comesWithTheCommandThatSendsIt() throws Exception {
        List<String> advice = register().advice("it's target/key-manager.json");

        assertThat(advice)
                .hasSize(3)
                .startsWith("To register it with API Manager: fill in the placeholders in it's"
                        + " target/key-manager.json, then")
                .endsWith(
                        "authorizeEndpoint is " + BASE + "/oauth2/authorize: WSO2's first instructions for API Manager"
                                + " 4.3 specified /scim2/Me, which shows no login page.");
        assertThat(words(advice.get(1)))
                .containsExactly(
                        "--user",
                        "admin",
                        "--header",
                        "Content-Type: application/json",
                        "--data",
                        "@it's target/key-manager.json",
                        "https://apim.example.com:9443" + AdminApi.KEY_MANAGERS);
    }

    private static X509Certificate anyCertificate() throws IOException, GeneralSecurityException {
        try (var kernel = Kernels.open(Kernels.PKCS12)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(
                    new ByteArrayInputStream(kernel.read("repository/resources/security/wso2carbon.p12")),
                    "wso2carbon".toCharArray());
            return (X509Certificate) store.getCertificate("wso2carbon");
        }
    }

    /** The words that a shell passes to curl. */
    private static List<String> words(String command) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", "curl() { printf '%s\\n' \"$@\"; }; " + command).start();
        try (var output = shell.inputReader()) {
            var words = output.lines().toList();
            assertThat(shell.waitFor()).isZero();
            return words;
        }
    }

    private Registration register() throws IOException {
        try (Distribution server = IdentityServers.open(IdentityServers.TODAY)) {
            var toml = SetupRun.toml(server);
            toml.set("server.hostname", "is.example.com");
            toml.set("server.offset", 3);
            server.write("repository/conf/deployment.toml", toml.bytes());
            IdentityServers.configure(server, IdentityServers.BOUND);
            return run.stage(server);
        }
    }

    private static List<String> urls(JsonNode json) {
        var urls = new ArrayList<String>();
        if (json.isTextual() && json.textValue().startsWith("http")) {
            urls.add(json.textValue());
        }
        json.forEach(element -> urls.addAll(urls(element)));
        return urls;
    }
}
