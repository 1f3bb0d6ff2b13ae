package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.fixture.XmlEraServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The goals with a server of the era before deployment.toml. */
@MojoTest
class XmlEraTest extends GoalTest {

    private static final String SERVER =
            POM + "<distribution>server</distribution><hostname>is.example.com</hostname>" + FAST_KEYS;
    private static final String PLAIN = SERVER + "<secrets><mode>plain</mode></secrets>" + END;
    private static final String CARBON = "server/repository/conf/carbon.xml";

    @BeforeEach
    void makesTheServer() throws IOException {
        XmlEraServer.in(basedir.resolve("server"));
    }

    @Test
    void isHardenedInOneGoal(@InjectMojo(goal = "harden", pom = PLAIN) HardenMojo harden)
            throws IOException, MojoExecutionException, MojoFailureException {
        harden.execute();

        assertThat(read(CARBON)).contains("/primary.jks<").doesNotContain("wso2carbon.jks", ">wso2carbon<");
        assertThat(read("target/is-hardening/reports/audit.json"))
                .contains("this version is configured by XML files, which are not audited.");
    }

    @Test
    void isHardenedInTheGoalsOfABuild(
            @InjectMojo(goal = "generate-keystores", pom = PLAIN) GenerateKeystoresMojo generateKeystores,
            @InjectMojo(goal = "import-certificates", pom = PLAIN) ImportCertificatesMojo importCertificates,
            @InjectMojo(goal = "inject-config", pom = PLAIN) InjectConfigMojo injectConfig)
            throws IOException, MojoExecutionException, MojoFailureException {
        generateKeystores.execute();
        importCertificates.execute();
        injectConfig.execute();

        assertThat(read(CARBON)).contains("/primary.jks<").doesNotContain("wso2carbon.jks", ">wso2carbon<");
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + END)
    void isLeftAsItIsWhereAVaultIsAskedFor(HardenMojo goal) throws IOException {
        String carbon = read(CARBON);

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessageStartingWith("<secrets><mode>: must be plain: ");
        assertThat(read(CARBON)).isEqualTo(carbon);
        assertThat(basedir.resolve("keys")).doesNotExist();
    }

    private String read(String path) throws IOException {
        return Files.readString(basedir.resolve(path), StandardCharsets.ISO_8859_1);
    }
}
