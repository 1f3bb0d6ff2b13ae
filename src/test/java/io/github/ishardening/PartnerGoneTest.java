package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.HardenedZip;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.Set;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Two builds in one folder without a clean between them; in the second the POM names a partner no more. */
@MojoTest
class PartnerGoneTest extends GoalTest {

    private static final String SERVER =
            POM + "<distribution>" + KERNEL + "</distribution><hostname>is.example.com</hostname>" + FAST_KEYS;
    private static final String WITH = SERVER
            + "<truststore><certificates><certificate><alias>apim</alias><file>${basedir}/apim.pem</file></certificate>"
            + "</certificates></truststore>"
            + END;
    private static final String WITHOUT = SERVER + END;
    private static final String TRUSTSTORE = "repository/resources/security/client-truststore.p12";

    @Test
    void isGoneFromTheTruststoreOfTheZip(
            @InjectMojo(goal = "import-certificates", pom = WITH) ImportCertificatesMojo importWith,
            @InjectMojo(goal = "inject-config", pom = WITH) InjectConfigMojo injectWith,
            @InjectMojo(goal = "package-distribution", pom = WITH) PackageDistributionMojo packageWith,
            @InjectMojo(goal = "import-certificates", pom = WITHOUT) ImportCertificatesMojo importWithout,
            @InjectMojo(goal = "inject-config", pom = WITHOUT) InjectConfigMojo injectWithout,
            @InjectMojo(goal = "package-distribution", pom = WITHOUT) PackageDistributionMojo packageWithout)
            throws MojoExecutionException, MojoFailureException, IOException, InterruptedException {
        new OpenSsl(basedir).selfSigned("apim");
        importWith.execute();
        injectWith.execute();
        packageWith.execute();
        assertThat(trusted()).contains("apim", "ca", "primary");

        importWithout.execute();
        injectWithout.execute();
        packageWithout.execute();

        assertThat(trusted()).contains("ca", "primary").doesNotContain("apim");
    }

    private Set<String> trusted() throws IOException {
        var secrets = HardenedZip.secrets(basedir.resolve("keys"));
        try (var hardened = Distribution.open(basedir.resolve("target/wso2carbon-core-4.10.32-hardened.zip"))) {
            var password = Secret.of(secrets.getProperty("truststore.password"));
            return KeystoreReader.open(TRUSTSTORE, hardened.read(TRUSTSTORE), password)
                    .trusted()
                    .keySet();
        }
    }
}
