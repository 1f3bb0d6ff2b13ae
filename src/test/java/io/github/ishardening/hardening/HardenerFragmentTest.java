package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardenerFragmentTest {

    private static final String PROTOCOLS = "transport.https.sslHostConfig.properties.protocols";
    private static final String VERIFICATION = "transport.https.sslHostConfig.properties.certificateVerification";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    private KeyBuilds builds;
    private List<String> found;
    private Path fragment;

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
        fragment = shared.resolve("fragment.toml");
        builds.fragment = Optional.of(fragment);
    }

    @Test
    void mergesKeyByKey() throws IOException {
        DeploymentToml toml = hardened("""
                [server]
                hostname = "is.example.com"
                node_ip = "10.0.0.1"

                [database.shared_db]
                username = "is"
                pool_options.max_active = "80"

                [[resource.access_control]]
                context = "/internal"
                secure = true
                http_method = "all"
                """);

        assertThat(toml.string("server.hostname")).contains("is.example.com");
        assertThat(toml.string("server.node_ip")).contains("10.0.0.1");
        assertThat(toml.string("database.shared_db.username")).contains("is");
        assertThat(toml.string("database.shared_db.pool_options.max_active")).contains("80");
        assertThat(toml.tables("resource.access_control"))
                .containsExactly(Map.of("context", "/internal", "secure", true, "http_method", "all"));
        // What the fragment doesn't name is the distribution's and the hardening's.
        assertThat(toml.string("database.shared_db.type")).contains("h2");
        assertThat(toml.string("database.shared_db.pool_options.max_wait")).contains("60000");
        assertThat(toml.string("keystore.tls.alias")).contains("tls");
        assertThat(warnings()).isEmpty();
        assertThat(found).noneMatch(line -> line.startsWith("WARNING"));
    }

    @Test
    void winsOverAControlWhoseRuleThenSaysWhoseDoingItIs() throws IOException {
        DeploymentToml toml = hardened("""
                [transport.https.sslHostConfig.properties]
                protocols = "TLSv1"
                """);

        assertThat(toml.string(PROTOCOLS)).contains("TLSv1");
        assertThat(found)
                .containsExactly(
                        "tls-protocols error repository/conf/deployment.toml:113: the connector accepts TLSv1, unless"
                                + " the JDK itself refuses them. "
                                + fragment + ":2 sets " + PROTOCOLS
                                + " to \"TLSv1\"; otherwise it would be \"+TLSv1.3\". Set " + PROTOCOLS
                                + " to +TLSv1.3."
                                + " Or remove " + PROTOCOLS + " from the fragment.");
    }

    @Test
    void isSaidToDecideOtherwiseWhereNoRuleObjects() throws IOException {
        DeploymentToml toml = hardened("""
                [transport.https.sslHostConfig.properties]
                certificateVerification = "optional"
                """);

        assertThat(toml.string(VERIFICATION)).contains("optional");
        assertThat(found)
                .containsExactly("WARNING " + fragment + ":2 sets " + VERIFICATION
                        + " to \"optional\"; otherwise it would be \"none\".");
    }

    @Test
    void isNotSaidToWeakenWhatItRepeats() throws IOException {
        DeploymentToml toml = hardened("""
                [transport.https.sslHostConfig.properties]
                certificateVerification = "none"
                """);

        assertThat(toml.string(VERIFICATION)).contains("none");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void isSaidToWeakenWhatTheDistributionHadRight() throws IOException {
        DeploymentToml toml = hardened(
                """
                [transport.https.sslHostConfig.properties]
                certificateVerification = "optional"
                """, new String(Kernel.PKCS12.read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8) + """

                [transport.https.sslHostConfig.properties]
                certificateVerification = "none"
                """);

        assertThat(toml.string(VERIFICATION)).contains("optional");
        assertThat(found)
                .containsExactly("WARNING " + fragment + ":2 sets " + VERIFICATION
                        + " to \"optional\"; otherwise it would be \"none\".");
    }

    @Test
    void isSaidToBringBackWhatWasTakenOut() throws IOException {
        hardened("[transport.https.properties]\nprotocols = \"TLSv1\"\n");

        assertThat(found)
                .containsExactly(
                        "tls-protocols error repository/conf/deployment.toml:113: the connector accepts TLSv1, unless"
                                + " the JDK itself refuses them. "
                                + fragment
                                + ":2 sets transport.https.properties.protocols to"
                                + " \"TLSv1\"; otherwise it would not be set. Set " + PROTOCOLS + " to +TLSv1.3."
                                + " Or remove transport.https.properties.protocols from the fragment.");
    }

    @Test
    void tellsNoSecret() throws IOException {
        hardened("[database.shared_db]\nurl = \"jdbc:mysql://db/is?user=is&amp;password=hunter2&amp;useSSL=true\"\n");

        assertThat(found)
                .anyMatch(finding -> finding.startsWith("plain-secret error"))
                .anyMatch(finding -> finding.contains(fragment + ":2 sets database.shared_db.url to a hidden value"))
                .noneMatch(finding -> finding.contains("hunter2"));
    }

    @Test
    void hasItsSecretsEncryptedLikeThoseOfTheDistribution() throws IOException {
        DeploymentToml toml = hardened("""
                [super_admin]
                password = "Hunter-2718"

                [output_adapter.email]
                password = "Mail-2718"

                [[datasource]]
                id = "REPORTS_DB"
                url = "jdbc:postgresql://db.example.org/r?sslmode=verify-full"
                password = "Reports-2718"
                """);

        assertThat(toml.string("super_admin.password")).contains("$secret{super_admin_password_2}");
        assertThat(toml.string("output_adapter.email.password")).contains("$secret{output_adapter_email_password}");
        assertThat(toml.tables("datasource"))
                .containsExactly(Map.of(
                        "id",
                        "REPORTS_DB",
                        "url",
                        "jdbc:postgresql://db.example.org/r?sslmode=verify-full",
                        "password",
                        "$secret{datasource_1_password}"));
        assertThat(toml.names("secrets"))
                .contains("super_admin_password_2", "output_adapter_email_password", "datasource_1_password");
        assertThat(new String(toml.bytes(), StandardCharsets.UTF_8)).doesNotContain("2718");
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ENVIRONMENT, $env{IS_DATABASE_SHARED_DB_PASSWORD}", "PLAIN, Shared-2718"})
    void hasItsSecretsPutInTheWayOfTheMode(SecretsMode mode, String expected) throws IOException {
        builds.mode = mode;

        DeploymentToml toml = hardened("[database.shared_db]\npassword = \"Shared-2718\"\n");

        assertThat(toml.string("database.shared_db.password")).contains(expected);
    }

    @Test
    void isBlamedForAPasswordThatEverybodyKnowsAlthoughItIsEncrypted() throws IOException {
        DeploymentToml toml = hardened("[super_admin]\npassword = \"admin\"\n");

        assertThat(toml.string("super_admin.password")).contains("$secret{super_admin_password_2}");
        assertThat(found)
                .singleElement()
                .asString()
                .startsWith("default-password error ")
                .contains(fragment + ":2 sets super_admin.password to a hidden value; otherwise it would be"
                        + " $secret{super_admin_password}. ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url = \"jdbc:mysql://db/is?user=is&amp;password=hunter2\"",
                "url = \"jdbc:oracle:thin:is/hunter2@db\"",
                "password = \"hunter2\"",
                "pin.token = 271828182",
                "users = [\"a:hunter2@b\"]"
            })
    void keepsNoSecret(String line) throws IOException {
        hardened("[database.shared_db]\n%s\n".formatted(line));

        assertThat(Files.readString(shared.resolve("overrides")))
                .contains("database.shared_db.", "a hidden value")
                .doesNotContain("hunter2", "271828182");
    }

    /** Wherever a build server checks it out. */
    @Test
    void isNamedAsItIsSeenFromTheRepository() throws IOException {
        Path source = Files.createDirectories(shared.resolve("is/src")).resolve("fragment.toml");
        Files.writeString(source, "[transport.https.sslHostConfig.properties]\nprotocols = \"TLSv1\"\n");
        builds.fragment = Optional.of(source);
        try (var distribution = Kernel.PKCS12.open()) {
            var overrides = ServerBuilds.harden(builds, distribution).overrides();

            Finding near = ofProtocols(distribution, overrides.seenFrom(shared));
            assertThat(near.source()).contains(Location.of("is/src/fragment.toml", 2));
            assertThat(near.message()).contains(" is/src/fragment.toml:2 sets ");
            assertThat(ofProtocols(distribution, overrides.seenFrom(shared.resolve("other")))
                            .source())
                    .contains(Location.of(source.toString(), 2));
        }
    }

    private Finding ofProtocols(Distribution distribution, FragmentOverrides overrides) throws IOException {
        var inspection = inspection(distribution);
        var observed = new Inspector(Controls.of(builds.request())).observe(inspection);
        return overrides.explain(inspection, observed).findings().stream()
                .filter(finding -> finding.rule().id().equals("tls-protocols"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void explainsOnlyWhatIsStillInForce() throws IOException {
        Files.writeString(fragment, "[transport.https.sslHostConfig.properties]\nprotocols = \"TLSv1\"\n");
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution).overrides().writeTo(shared.resolve("overrides"));
            var toml = ServerBuilds.toml(distribution);
            toml.set("transport.https.sslHostConfig.properties.protocols", "TLSv1.1");
            distribution.write(ServerFiles.DEPLOYMENT_TOML, toml.bytes());

            assertThat(findings(distribution))
                    .singleElement()
                    .asString()
                    .startsWith("tls-protocols error")
                    .doesNotContain(fragment.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3\""})
    void isNotSaidToWeakenTheOffsetThatTheParameterHasToo(String offset) throws IOException {
        builds.portOffset = Optional.of(3);

        DeploymentToml toml = hardened("[server]\noffset = %s\n".formatted(offset));

        assertThat(toml.value("server.offset")).map(Object::toString).contains("3");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void winsOverTheOffsetOfTheParameter() throws IOException {
        builds.portOffset = Optional.of(3);

        DeploymentToml toml = hardened("[server]\noffset = 4\n");

        assertThat(toml.value("server.offset")).contains(4L);
        assertThat(warnings())
                .containsExactly("WARNING <deployment><portOffset> is 3, but [server] offset = 4 in " + fragment
                        + ":2 takes precedence.");
    }

    @Test
    void givesTheHostnameWhereTheParameterIsMissing() throws IOException {
        builds = servers.with("keys-of-the-fragment");
        builds.fragment = Optional.of(fragment);
        builds.hostname = Optional.empty();

        DeploymentToml toml = hardened("[server]\nhostname = \"login.example.com\"\n");

        assertThat(toml.string("server.hostname")).contains("login.example.com");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void mustNotContradictTheHostname() {
        assertRefused("[server]\nhostname = \"login.example.com\"\n", """
                <hostname>: is.example.com contradicts [server] hostname = "login.example.com" in %s:2. Remove one of \
                them.""".formatted(fragment));
    }

    @Test
    void holdsNoSecretsOfItsOwn() {
        assertRefused("[server]\n\n[secrets]\ndb_password = \"[hunter2]\"\n", fragment + """
                :3: a fragment can't contain [secrets]: this build creates the vault. \
                Add the secret to <secrets> and refer to it as $secret{name}.""");
    }

    @Test
    void refersToASecretThatTheUserNames() throws IOException {
        builds.ownSecrets.add(SecretName.of("db_password"));
        builds.name(SecretName.of("db_password"), "<secrets><secret>", "hunter2");

        DeploymentToml toml = hardened("[database.shared_db]\npassword = \"$secret{db_password}\"\n");

        assertThat(toml.string("database.shared_db.password")).contains("$secret{db_password}");
        assertThat(toml.names("secrets"))
                .containsExactlyInAnyOrder(
                        "db_password",
                        "encryption_key",
                        "keystore_internal_password",
                        "keystore_primary_password",
                        "keystore_tls_password",
                        "super_admin_password",
                        "truststore_password");
        assertThat(new String(toml.bytes(), StandardCharsets.UTF_8)).doesNotContain("hunter2");
        assertThat(builds.secrets()).doesNotContainKey("db_password");
    }

    @ParameterizedTest
    @CsvSource({"ENVIRONMENT, $env{IS_DB_PASSWORD}", "PLAIN, hunter2"})
    void refersToItInTheWayOfTheMode(SecretsMode mode, String expected) throws IOException {
        builds.mode = mode;
        builds.ownSecrets.add(SecretName.of("db_password"));
        builds.name(SecretName.of("db_password"), "<secrets><secret>", "hunter2");

        DeploymentToml toml = hardened("""
                [database.shared_db]
                password = "$secret{db_password}"
                [custom]
                all = ["a", "$secret{db_password}"]
                """);

        assertThat(toml.string("database.shared_db.password")).contains(expected);
        assertThat(toml.value("custom.all")).contains(List.of("a", expected));
        assertThat(toml.has("secrets")).isFalse();
    }

    @Test
    void refersToNoSecretThatNobodyNames() {
        assertRefused(
                "[database.shared_db]\npassword = \"$secret{db_password}\"\n",
                fragment
                        + ":2: database.shared_db.password refers to $secret{db_password}, which isn't defined."
                        + " Specify its source in <secrets><secret>.");
    }

    @Test
    void needsTheVariableThatASecretIsIn() {
        builds.ownSecrets.add(SecretName.of("db_password"));
        builds.sources.put(
                SecretName.of("db_password"),
                new PlacedSource(
                        "<secrets><secret><name>db_password</name>", new SecretSource.Environment("DB_PASSWORD")));

        assertRefused("[server]\n", """
                <secrets><secret><name>db_password</name><env>: the environment variable DB_PASSWORD is not set. Set it \
                for the build.""");
    }

    @Test
    void makesNoServerThatCannotBoot() {
        assertRefused("[server]\nnode_ip = \"a&b\"\n", """
                repository/conf/deployment.toml:3: the value of server.node_ip breaks repository/conf/axis2/axis2.xml \
                on line 610. The server doesn't escape it: remove & < > " or write &amp; &lt; &gt; &quot;.""");
    }

    @Test
    void isToml() {
        assertRefused("[server\n", fragment + ":1:8: Unexpected end of line, expected ]. Correct this line.");
    }

    @Test
    void exists() throws IOException {
        Files.deleteIfExists(fragment);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::harden)
                .withMessage(
                        "<deployment><file>: " + fragment + " doesn't exist. Specify a fragment of deployment.toml.");
    }

    private DeploymentToml hardened(String text) throws IOException {
        Files.writeString(fragment, text);
        return harden();
    }

    private void assertRefused(String text, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> hardened(text))
                .withMessage(message);
    }

    private DeploymentToml hardened(String text, String stock) throws IOException {
        Files.writeString(fragment, text);
        try (var distribution = Kernel.PKCS12.open()) {
            distribution.write(ServerFiles.DEPLOYMENT_TOML, stock.getBytes(StandardCharsets.UTF_8));
            return hardened(distribution);
        }
    }

    private DeploymentToml hardened(Distribution distribution) throws IOException {
        ServerBuilds.harden(builds, distribution).overrides().writeTo(shared.resolve("overrides"));
        found = findings(distribution);
        return ServerBuilds.toml(distribution);
    }

    private DeploymentToml harden() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            return hardened(distribution);
        }
    }

    private Inspection inspection(Distribution distribution) throws IOException {
        var properties = builds.secrets();
        var request = new InspectionRequest(
                builds.request().settings(),
                name -> Optional.ofNullable(properties.getProperty(name.key())).map(Secret::of),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return Inspection.of(request, builds.surroundings(), distribution);
    }

    private List<String> findings(Distribution distribution) throws IOException {
        var inspection = inspection(distribution);
        var observations = new Inspector(Controls.of(builds.request())).observe(inspection);
        var overrides = FragmentOverrides.read(shared.resolve("overrides"));
        return Stream.concat(
                        overrides.explain(inspection, observations).findings().stream()
                                .filter(finding -> finding.severity() != Severity.INFO)
                                .map(finding -> finding.rule().id() + " " + AuditedServer.line(finding)),
                        overrides.unopposed(inspection, observations).stream().map(line -> "WARNING " + line))
                .toList();
    }

    private List<String> warnings() {
        return builds.said.stream().filter(line -> line.startsWith("WARNING")).toList();
    }
}
