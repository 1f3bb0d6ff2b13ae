package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.control.bundle.TomlInvalid;
import io.github.ishardening.control.web.Hsts;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.RenderedXml;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlHardenerTest {

    private static final String CARBON_XML = "repository/conf/carbon.xml";
    private static final String CATALINA_XML = "repository/conf/tomcat/catalina-server.xml";
    private static final String CONNECTOR = "//Connector[@SSLEnabled='true']";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    private KeyBuilds builds;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
    }

    @Test
    void addsToAnInlineArrayOfTablesThatIsThere() throws IOException {
        String filter = "{ name = \"Office\", class = \"org.apache.catalina.filters.RemoteAddrFilter\" }";
        try (var distribution = Kernel.PKCS12.open()) {
            var server = AuditedServer.of(distribution).toml("[tomcat]\nfilter = [ " + filter + " ]\n");
            ServerBuilds.harden(builds, distribution);

            assertThat(server.read(ServerFiles.DEPLOYMENT_TOML)).contains("filter = [ " + filter + ", { ");
            assertThat(server.findingsWithoutKeys(new Hsts())).isEmpty();
            assertThat(server.findingsWithoutKeys(new TomlInvalid())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void editsLittle(Kernel kernel) throws IOException {
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(distribution.edits())
                    .isEqualTo(Map.ofEntries(
                            Map.entry("bin/wso2server.bat", Change.REPLACED),
                            Map.entry("bin/wso2server.sh", Change.REPLACED),
                            Map.entry("bin/yajsw/wrapper.conf", Change.REPLACED),
                            Map.entry("repository/conf/deployment.toml", Change.REPLACED),
                            Map.entry("repository/conf/log4j2.properties", Change.REPLACED),
                            Map.entry("repository/conf/security/secret-conf.properties", Change.ADDED),
                            Map.entry(kernel.store("client-truststore"), Change.REPLACED),
                            Map.entry(kernel.store("primary"), Change.ADDED),
                            Map.entry(kernel.store("internal"), Change.ADDED),
                            Map.entry(kernel.store("tls"), Change.ADDED),
                            Map.entry(kernel.store("wso2carbon"), Change.DELETED)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesWhatTheServerBootsWith(Kernel kernel) throws IOException {
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);
            Rendered rendered = builds.renderer.render(distribution, distribution.read(ServerFiles.DEPLOYMENT_TOML));

            assertThat(RenderedXml.select(rendered, CARBON_XML, "/Server/HostName"))
                    .contains("is.example.com");
            String type = kernel.type().name();
            assertStore(rendered, "KeyStore", kernel.store("primary"), type, "$secret{keystore_primary_password}");
            assertStore(
                    rendered,
                    "InternalKeyStore",
                    kernel.store("internal"),
                    type,
                    "$secret{keystore_internal_password}");
            assertStore(
                    rendered, "TrustStore", kernel.store("client-truststore"), type, "$secret{truststore_password}");
            assertThat(RenderedXml.select(rendered, CARBON_XML, "/Server/Security/KeyStore/KeyAlias"))
                    .contains("primary");
            assertThat(RenderedXml.select(rendered, CARBON_XML, "/Server/Security/KeyStore/KeyPassword"))
                    .contains("$secret{keystore_primary_password}");
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "/@server"))
                    .contains("Server");
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "/SSLHostConfig/@protocols"))
                    .contains("+TLSv1.3");
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "/SSLHostConfig/@ciphers"))
                    .contains("TLS_AES_256_GCM_SHA384");
            assertThat(RenderedXml.select(
                            rendered, CATALINA_XML, CONNECTOR + "/SSLHostConfig/@certificateVerification"))
                    .contains("none");
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "//Certificate/@certificateKeystoreFile"))
                    .contains("${carbon.home}/" + kernel.store("tls"));
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "//Certificate/@certificateKeyAlias"))
                    .contains("tls");
            assertThat(RenderedXml.select(rendered, "repository/conf/user-mgt.xml", "//AdminUser/Password"))
                    .contains("$secret{super_admin_password}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensEveryStoreWithWhatStandsInTheVault(Kernel kernel) throws IOException, GeneralSecurityException {
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);
            var toml = ServerBuilds.toml(distribution);
            // The one password that the operator hands over.
            char[] internal = builds.secrets().getProperty("internal.password").toCharArray();
            KeyStore store = open(distribution, kernel.store("internal"), internal);
            var key = (PrivateKey) store.getKey("internal", internal);

            for (Role role : List.of(Role.PRIMARY, Role.INTERNAL, Role.TLS)) {
                char[] password = decrypt(toml, key, "keystore." + role + ".password");
                assertThat(decrypt(toml, key, "keystore." + role + ".key_password"))
                        .isEqualTo(password);
                assertThat(open(distribution, kernel.store(role.id()), password)
                                .getKey(
                                        toml.string("keystore." + role + ".alias")
                                                .orElseThrow(),
                                        password))
                        .isNotNull();
            }
            char[] trust = decrypt(toml, key, "truststore.password");
            assertThat(open(distribution, kernel.store("client-truststore"), trust)
                            .containsAlias("ca"))
                    .isTrue();
            assertThat(decrypt(toml, key, "super_admin.password"))
                    .isEqualTo(builds.secrets().getProperty("admin.password").toCharArray());
        }
    }

    @ParameterizedTest
    @EnumSource
    void stagesTheSameBytesInTheNextBuild(Kernel kernel) throws IOException {
        SortedMap<String, String> first = ServerBuilds.staged(builds, kernel);
        SortedMap<String, String> keys = builds.snapshot();

        assertThat(ServerBuilds.staged(builds, kernel)).isEqualTo(first);
        assertThat(builds.snapshot()).isEqualTo(keys);
    }

    @Test
    void keepsItsKeysAndBlamesTheClockThatIsYearsBehind() throws IOException {
        ServerBuilds.staged(builds, Kernel.PKCS12);
        SortedMap<String, String> keys = builds.snapshot();
        builds.now = KeyBuilds.NOW.minus(Duration.ofDays(3650));

        String truststore = Kernel.PKCS12.store("client-truststore");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ServerBuilds.staged(builds, Kernel.PKCS12))
                .withMessage(
                        truststore + ": primary's chain is broken at CN=is.example.com primary: it is not valid yet."
                                + System.lineSeparator()
                                + truststore + ": tls's chain is broken at CN=is.example.com: it is not valid yet."
                                + " Correct the clock of this machine.");
        assertThat(builds.snapshot()).isEqualTo(keys);
    }

    @Test
    void saysWhatItRemovesAndHowToStart() throws IOException {
        builds = servers.with("first-keys");
        try (var distribution = Kernel.PKCS12.open()) {
            HardeningResult outcome = ServerBuilds.harden(builds, distribution);

            assertThat(outcome.removed()).containsExactly("repository/resources/security/wso2carbon.p12");
            assertThat(outcome.advice(Path.of("hand-over"), Optional.empty()))
                    .containsExactly(
                            "To start it (JAVA_HOME must be set): write only the value of internal.password in "
                                    + builds.path("secrets.properties")
                                    + " to the file password-tmp in the server's folder (on Windows"
                                    + " password-tmp.txt), and run its script in bin.",
                            "  The server deletes password-tmp after reading it, so every start needs a new one; without it,"
                                    + " the server hangs. A file named password-persist is kept.",
                            "  In a container, mount the password file from a secret; never put it into the image (Kubernetes: fill in"
                                    + " hand-over/kubernetes-secret.yaml).",
                            "Sign in at https://is.example.com:9443/carbon as admin; the password is the value of"
                                    + " admin.password in " + builds.path("secrets.properties") + ".",
                            "This is for a server without data; for a server with data, set <deployment><existing>true</existing>.");
            assertThat(builds.said)
                    .containsOnlyOnce(
                            "  - cn_baltimore_cybertrust_root,ou_cybertrust,o_baltimore,c_ie: expired on 2025-05-12",
                            "  - wso2carbon: its private key ships with WSO2 Identity Server 7.0.0");
        }
    }

    /** A server that these keys started needs no {@code <existing>}, and a throw-away one has no use for it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesTheServerForNewInTheFirstBuildOnly(boolean ephemeral) throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);
        }
        builds.ephemeral = ephemeral;
        try (var distribution = Kernel.PKCS12.open()) {
            assertThat(ServerBuilds.harden(builds, distribution).advice(Path.of("hand-over"), Optional.empty()))
                    .hasSize(4)
                    .endsWith("Sign in at https://is.example.com:9443/carbon as admin; the password is the value of"
                            + " admin.password in " + builds.path("secrets.properties") + ".");
        }
    }

    @Test
    void leavesTheTruststoreThatAnEarlierGoalStaged() throws IOException {
        try (var distribution = Kernel.JKS.open()) {
            TomlHardener.of(builds.request(), builds.surroundings(), distribution)
                    .stageTruststore();
            byte[] staged = distribution.read(Kernel.JKS.store("client-truststore"));

            HardeningResult outcome = TomlHardener.of(builds.request(), builds.surroundings(), distribution)
                    .stageConfiguration();

            assertThat(outcome.removed()).containsExactly(Kernel.JKS.store("wso2carbon"));
            assertThat(distribution.read(Kernel.JKS.store("client-truststore"))).isEqualTo(staged);
        }
    }

    private static void assertStore(Rendered rendered, String element, String path, String type, String password) {
        String store = "/Server/Security/" + element;
        assertThat(RenderedXml.select(rendered, CARBON_XML, store + "/Location"))
                .contains("${carbon.home}/" + path);
        assertThat(RenderedXml.select(rendered, CARBON_XML, store + "/Type")).contains(type);
        assertThat(RenderedXml.select(rendered, CARBON_XML, store + "/Password"))
                .contains(password);
    }

    private static KeyStore open(Distribution distribution, String path, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(path.endsWith(".jks") ? "JKS" : "PKCS12");
        store.load(new ByteArrayInputStream(distribution.read(path)), password);
        return store;
    }

    /** What the JDK decrypts of the entry of {@code [secrets]} that a key refers to. */
    private static char[] decrypt(DeploymentToml toml, PrivateKey key, String name) throws GeneralSecurityException {
        String alias = toml.string(name).orElseThrow().replaceAll("^\\$secret\\{(.*)}$", "$1");
        String ciphertext = toml.string("secrets." + alias).orElseThrow();
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        return new String(cipher.doFinal(Base64.getDecoder().decode(ciphertext)), StandardCharsets.UTF_8).toCharArray();
    }
}
