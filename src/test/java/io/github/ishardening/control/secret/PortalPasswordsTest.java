package io.github.ishardening.control.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.FrameworkFeatures;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.fixture.RenderedXml;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.IdentityFeatures;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalPasswordsTest {

    private static final String CONF = "repository/conf/identity/";
    private static final String LOGIN = "EndpointConfig.properties";
    private static final String RECOVERY = "RecoveryEndpointConfig.properties";
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String UNPACKED = LookAlike.WEBAPPS + "authenticationendpoint/";
    private static final String TEMPLATE = "repository/resources/conf/templates/" + UNPACKED + CLASSES + LOGIN + ".j2";
    private static final String HASH = "//ClientAppAuthentication/Application/@hash";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"VAULT, $secret{app_password}", "ENVIRONMENT, @env:IS_APP_PASSWORD@", "PLAIN,"})
    void agreeWithTheHashInAllThatTheServerRenders(SecretsMode mode, String reference) throws Exception {
        var builds = servers.with("keys");
        builds.mode = mode;
        try (var distribution = LookAlike.identityServer70()) {
            var rendered = hardened(builds, distribution);
            String password = builds.secrets().getProperty("app.password");
            String expected = reference == null ? password : reference;

            assertThat(properties(rendered.file(CONF + LOGIN))).containsEntry("app.password", expected);
            assertThat(properties(rendered.file(CONF + RECOVERY))).containsEntry("app.password", expected);
            assertThat(RenderedXml.select(rendered, LookAlike.IDENTITY_XML, HASH))
                    .contains(sha256(password));
        }
    }

    @Test
    void agreeWithTheHashInTheTemplateOfAnOlderServer() throws Exception {
        var builds = servers.with("keys");
        try (var distribution = LookAlike.identityServer59()) {
            String before = text(distribution.read(IdentityFeatures.TEMPLATE));
            var rendered = hardened(builds, distribution);
            String hash = sha256(builds.secrets().getProperty("app.password"));

            assertThat(RenderedXml.select(rendered, LookAlike.IDENTITY_XML, HASH))
                    .contains(hash);
            assertThat(text(distribution.read(IdentityFeatures.TEMPLATE)))
                    .isEqualTo(before.replace(sha256("dashboard"), hash));
            assertThat(ServerBuilds.toml(distribution).string("identity.auth_framework.endpoint.app_password"))
                    .contains("$secret{app_password}");
        }
    }

    @Test
    void areReplacedInUnpackedPortals() throws Exception {
        var builds = servers.with("keys");
        var portal = FrameworkFeatures.files(LookAlike.loginPortal());
        try (var distribution = LookAlike.identityServer70()) {
            distribution.write(UNPACKED + LOGIN, portal.get(LOGIN));
            distribution.write(UNPACKED + CLASSES + LOGIN, portal.get(CLASSES + LOGIN));
            hardened(builds, distribution);

            String expected = text(portal.get(LOGIN))
                    .replace("app.password=dashboard", "app.password=$secret{app_password}")
                    .replace("KeyStore.Password=wso2carbon", "KeyStore.Password=$secret{keystore_tls_password}")
                    .replace("wso2carbon.jks", "tls.p12")
                    .replace("TrustStore.Password=wso2carbon", "TrustStore.Password=$secret{truststore_password}");
            assertThat(text(distribution.read(UNPACKED + LOGIN))).isEqualTo(expected);
            assertThat(text(distribution.read(UNPACKED + CLASSES + LOGIN))).isEqualTo(expected);
        }
    }

    @Test
    void areReplacedInPackedPortalsAndNothingElse() throws Exception {
        var builds = servers.with("keys");
        byte[] before = LookAlike.recoveryPortal();
        try (var distribution = LookAlike.identityServer70()) {
            distribution.write(LookAlike.RECOVERY_WAR, before);
            hardened(builds, distribution);

            var after = FrameworkFeatures.files(distribution.read(LookAlike.RECOVERY_WAR));
            var expected = FrameworkFeatures.files(before);
            for (String path : new String[] {RECOVERY, CLASSES + RECOVERY}) {
                expected.put(
                        path,
                        text(expected.get(path))
                                .replace("app.password=dashboard", "app.password=$secret{app_password}")
                                .replace("access.password=admin", "access.password=$secret{super_admin_password}")
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
            assertThat(after).containsExactlyEntriesOf(expected);
        }
    }

    @Test
    void followTheConfigurationInTemplatesOfPortals() throws Exception {
        var builds = servers.with("keys");
        byte[] template = FrameworkFeatures.files(LookAlike.loginPortal()).get(CLASSES + LOGIN);
        try (var distribution = LookAlike.identityServer70()) {
            distribution.write(TEMPLATE, template);
            var rendered = hardened(builds, distribution);

            assertThat(text(distribution.read(TEMPLATE)))
                    .contains("app.password={{identity.auth_framework.endpoint.app_password}}\n")
                    .contains("client.keyStore=./repository/resources/security/{{keystore.tls.file_name}}\n");
            assertThat(properties(rendered.file(UNPACKED + CLASSES + LOGIN)))
                    .containsAllEntriesOf(Map.of(
                            "app.password", "$secret{app_password}",
                            "client.keyStore", "./repository/resources/security/tls.p12",
                            "Carbon.Security.KeyStore.Password", "$secret{keystore_tls_password}",
                            "Carbon.Security.TrustStore.Password", "$secret{truststore_password}"));
        }
    }

    private static Rendered hardened(KeyBuilds builds, Distribution distribution) throws IOException {
        ServerBuilds.harden(builds, distribution);
        return builds.renderer.render(distribution, distribution.read(ServerFiles.DEPLOYMENT_TOML));
    }

    private static Properties properties(byte[] content) throws IOException {
        var properties = new Properties();
        properties.load(new ByteArrayInputStream(content));
        return properties;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
