package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

@MojoTest
class SkipTest extends GoalTest {

    private static final String ALL = POM + "<skip>true</skip><distribution>none.zip</distribution>" + END;
    private static final String HARDEN =
            POM + "<skipHarden>true</skipHarden><distribution>none.zip</distribution>" + END;

    @Inject
    private Log log;

    @Test
    void oneSwitchSkipsEveryGoal(
            @InjectMojo(goal = "generate-keystores", pom = ALL) GenerateKeystoresMojo generateKeystores,
            @InjectMojo(goal = "import-certificates", pom = ALL) ImportCertificatesMojo importCertificates,
            @InjectMojo(goal = "inject-config", pom = ALL) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "configure-key-manager", pom = ALL) ConfigureKeyManagerMojo configureKeyManager,
            @InjectMojo(goal = "package-distribution", pom = ALL) PackageDistributionMojo packageDistribution,
            @InjectMojo(goal = "harden", pom = ALL) HardenMojo harden,
            @InjectMojo(goal = "export-certificates", pom = ALL) ExportCertificatesMojo exportCertificates,
            @InjectMojo(goal = "report-audit", pom = ALL) ReportAuditMojo reportAudit,
            @InjectMojo(goal = "verify-server", pom = ALL) VerifyServerMojo verifyServer)
            throws MojoExecutionException, MojoFailureException, IOException {
        var goals = List.of(
                generateKeystores,
                importCertificates,
                injectConfig,
                configureKeyManager,
                packageDistribution,
                harden,
                exportCertificates,
                reportAudit,
                verifyServer);
        for (AbstractHardeningMojo goal : goals) {
            goal.execute();
        }

        verify(log, times(goals.size())).info("Skipped.");
        assertThat(files()).isEmpty();
    }

    @Test
    void theSwitchOfOneGoalSkipsNoOther(
            @InjectMojo(goal = "harden", pom = HARDEN) HardenMojo harden,
            @InjectMojo(goal = "generate-keystores", pom = HARDEN) GenerateKeystoresMojo generateKeystores,
            @InjectMojo(goal = "import-certificates", pom = HARDEN) ImportCertificatesMojo importCertificates,
            @InjectMojo(goal = "inject-config", pom = HARDEN) InjectConfigMojo injectConfig,
            @InjectMojo(goal = "package-distribution", pom = HARDEN) PackageDistributionMojo packageDistribution)
            throws MojoExecutionException, MojoFailureException, IOException {
        harden.execute();

        verify(log).info("Skipped.");
        for (AbstractHardeningMojo goal :
                List.of(generateKeystores, importCertificates, injectConfig, packageDistribution)) {
            assertThatExceptionOfType(MojoFailureException.class)
                    .isThrownBy(goal::execute)
                    .withMessage("<distribution>: " + basedir.resolve("none.zip") + " doesn't exist."
                            + " Specify a zip, a folder, or coordinates group:artifact:zip:version.");
        }
        assertThat(files()).isEmpty();
    }
}
