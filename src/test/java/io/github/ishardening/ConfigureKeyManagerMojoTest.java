package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.FrameworkFeatures;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@MojoTest
class ConfigureKeyManagerMojoTest extends GoalTest {

    private static final String SERVER =
            POM + "<distribution>org.wso2.is:wso2is:zip:7.1.0</distribution><hostname>is.example.com</hostname>"
                    + FAST_KEYS;
    private static final String NO_KEY_MANAGER = SERVER + END;
    private static final String KEY_MANAGER = SERVER + "<keyManager><hostname>apim.example.com</hostname></keyManager>"
            + "<handOver><helm>true</helm></handOver>" + END;
    private static final String DOCUMENTED = SERVER + "<keyManager><profile>documented</profile></keyManager>" + END;
    private static final String API_MANAGER =
            POM + "<distribution>" + KERNEL + "</distribution><hostname>apim.example.com</hostname>" + FAST_KEYS
                    + "<keyManager><bundle>api-manager</bundle></keyManager>" + END;
    private static final String UNPACKED =
            POM + "<distribution>server</distribution><hostname>is.example.com</hostname>" + FAST_KEYS;
    private static final String DIRECTORY = UNPACKED + "<keyManager/>" + END;
    private static final String REASON = "clients are registered by hand";
    private static final String RISK =
            UNPACKED + "<keyManager><acceptRisk>" + REASON + "</acceptRisk></keyManager>" + END;
    private static final String REVOCATION = SERVER
            + "<secrets><secret><name>apim</name><env>APIM_PASSWORD</env></secret></secrets>"
            + "<keyManager><revocation><username>notifier</username><secret>apim</secret></revocation></keyManager>"
            + END;
    private static final Path STOCK = Path.of("target", "distributions", "wso2is-7.1.0.zip");
    private static final String RESULT = "target/wso2carbon-core-4.10.32-hardened.zip";
    private static final String REGISTRATION = "target/is-hardening/key-manager.json";
    private static final String HELM_VALUES = "target/is-hardening/hand-over/helm/values.yaml";

    @Inject
    private Log log;

    @BeforeAll
    static void makesAnIdentityServer() throws IOException {
        Kernels.identityServer();
    }

    @Test
    void stagesOnTopOfWhatInjectConfigStaged(
            @InjectMojo(goal = "inject-config", pom = KEY_MANAGER) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "configure-key-manager", pom = KEY_MANAGER) ConfigureKeyManagerMojo configureKeyManager,
            @InjectMojo(goal = "package-distribution", pom = KEY_MANAGER) PackageDistributionMojo packageDistribution)
            throws MojoExecutionException, MojoFailureException, IOException {
        injectConfig.execute();
        assertThat(basedir.resolve(HELM_VALUES)).content().doesNotContain("authorize_all_scopes");
        configureKeyManager.execute();
        packageDistribution.execute();

        assertThat(basedir.resolve(HELM_VALUES)).content().contains("authorize_all_scopes");
        var toml = hardenedToml();
        assertThat(toml.bool("oauth.authorize_all_scopes")).contains(true);
        assertThat(toml.string("keystore.tls.password")).contains("$secret{keystore_tls_password}");
        assertThat(basedir.resolve(REGISTRATION))
                .content()
                .contains("\"issuer\": \"https://is.example.com:9443/oauth2/token\"");
        verify(log).info("To register it with API Manager: fill in the placeholders in " + REGISTRATION + ", then");
        verify(log).info(contains("--data @" + REGISTRATION + " https://apim.example.com:9443/api/am/admin/v4/"));
    }

    @Test
    @InjectMojo(goal = "harden", pom = DOCUMENTED)
    void isPartOfHarden(HardenMojo goal) throws MojoExecutionException, MojoFailureException, IOException {
        goal.execute();

        assertThat(hardenedToml().bool("server.legacy_mode")).contains(true);
        assertThat(basedir.resolve(REGISTRATION)).exists();
        // The audit says so too.
        assertThat(basedir.resolve("target/is-hardening/reports/audit.json"))
                .content()
                .contains("\"rule\": \"legacy-mode\"");
    }

    @Test
    @InjectMojo(goal = "harden", pom = REVOCATION)
    void leavesNothingBehindWhereTheServerCannotBecomeOne(HardenMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessageStartingWith("repository/components/dropins/: no jar there contains");
        assertThat(files()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "configure-key-manager", pom = KEY_MANAGER)
    void needsWhatInjectConfigStages(ConfigureKeyManagerMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(STOCK.toAbsolutePath()
                        + ": inject-config has not run for it in this build."
                        + " Add the goal inject-config to the execution.");
        assertThat(files()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "configure-key-manager", pom = NO_KEY_MANAGER)
    void needsToKnowWhatIsWanted(ConfigureKeyManagerMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage("<keyManager>: is missing."
                        + " Add it, or remove the goal configure-key-manager from the execution.");
        assertThat(files()).isEmpty();
    }

    @Test
    void isNotForgotten(
            @InjectMojo(goal = "inject-config", pom = KEY_MANAGER) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "package-distribution", pom = KEY_MANAGER) PackageDistributionMojo packageDistribution)
            throws MojoExecutionException, MojoFailureException {
        injectConfig.execute();

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(packageDistribution::execute)
                .withMessage("<keyManager>: is configured, but configure-key-manager hasn't run in this build."
                        + " Add the goal configure-key-manager after inject-config to the execution.");
        assertThat(basedir.resolve(RESULT)).doesNotExist();
    }

    @Test
    void hasNothingToConfigureInApiManager(
            @InjectMojo(goal = "inject-config", pom = API_MANAGER) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "configure-key-manager", pom = API_MANAGER) ConfigureKeyManagerMojo configureKeyManager,
            @InjectMojo(goal = "package-distribution", pom = API_MANAGER) PackageDistributionMojo packageDistribution)
            throws MojoExecutionException, MojoFailureException, IOException {
        injectConfig.execute();
        configureKeyManager.execute();
        packageDistribution.execute();

        assertThat(hardenedToml().has("oauth")).isFalse();
        assertThat(basedir.resolve(REGISTRATION)).doesNotExist();
        verify(log).info("API Manager only has to trust the Identity Server.");
    }

    @Test
    void editsADirectoryInPlaceAndOnlyOnce(
            @InjectMojo(goal = "inject-config", pom = DIRECTORY) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "configure-key-manager", pom = DIRECTORY) ConfigureKeyManagerMojo configureKeyManager)
            throws MojoExecutionException, MojoFailureException, IOException {
        Path server = basedir.resolve("server");
        unpack(server);
        injectConfig.execute();
        configureKeyManager.execute();
        String toml = Files.readString(server.resolve(Product.DEPLOYMENT_TOML));

        injectConfig.execute();
        configureKeyManager.execute();

        assertThat(server.resolve(Product.DEPLOYMENT_TOML)).hasContent(toml);
        assertThat(toml).containsOnlyOnce("authorize_all_scopes = true").containsOnlyOnce("(.*)/scim2/Me");
    }

    @Test
    @InjectMojo(goal = "harden", pom = DIRECTORY)
    void refusesToGiveAnyClientInternalScopes(HardenMojo goal) throws IOException {
        unpackFirstSeven();
        var before = files();

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessageStartingWith("<keyManager>: any client would get the scopes that manage users and"
                        + " applications (CVE-2025-11229), because");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    @InjectMojo(goal = "harden", pom = RISK)
    void keepsInTheReportWhyAnyClientMayHaveInternalScopes(HardenMojo goal)
            throws MojoExecutionException, MojoFailureException, IOException {
        unpackFirstSeven();

        goal.execute();

        var report = JsonMapper.builder()
                .build()
                .readTree(basedir.resolve("target/is-hardening/reports/audit.json")
                        .toFile());
        assertThat(report.get("findings"))
                .filteredOn(finding -> finding.get("rule").asText().equals("key-manager-scopes"))
                .extracting(
                        finding -> finding.get("severity").asText(),
                        finding -> finding.get("waived").asText())
                .containsExactly(tuple("error", REASON));
    }

    @Test
    @InjectMojo(
            goal = "harden",
            pom = POM + "<distribution>" + KERNEL + "</distribution>" + FAST_KEYS + "<keyManager/>" + END)
    void refusesWhatIsNoIdentityServer(HardenMojo goal) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage("<keyManager>: WSO2 Carbon Kernel 4.10.32 can't be a key manager of type WSO2-IS-7; only"
                        + " Identity Server 7 can. Use Identity Server 7, or remove it.");
        assertThat(files()).isEmpty();
    }

    /** Identity Server 7.1 as it came out, which can't keep internal scopes back. */
    private void unpackFirstSeven() throws IOException {
        Path server = basedir.resolve("server");
        unpack(server);
        try (var opened = Distribution.open(server, basedir.resolve("originals"))) {
            FrameworkFeatures.lay("org.wso2.carbon.identity.core.server.feature-7.8.94.zip", opened);
            opened.save();
        }
    }

    private static void unpack(Path server) throws IOException {
        Kernels.unpack(Kernels.PKCS12, server);
        Files.writeString(server.resolve("bin/version.txt"), "WSO2 Identity Server v7.1.0");
    }

    private DeploymentToml hardenedToml() throws IOException {
        try (var hardened = Distribution.open(basedir.resolve(RESULT))) {
            return DeploymentToml.parse(hardened.read(Product.DEPLOYMENT_TOML), Product.DEPLOYMENT_TOML);
        }
    }
}
