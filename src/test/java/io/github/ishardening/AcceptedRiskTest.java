package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ishardening.deployment.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CVE-2025-9312 on a version that is open to it, whose connector a fragment makes ask for client certificates. */
@MojoTest
class AcceptedRiskTest extends GoalTest {

    private static final String SERVER = POM
            + "<distribution>server</distribution><hostname>is.example.com</hostname>"
            + "<deployment><file>${basedir}/fragment.toml</file></deployment>"
            + FAST_KEYS;
    private static final String REASON = "a proxy takes the header out";
    private static final String REPORT = "target/is-hardening/reports/audit.json";

    @BeforeEach
    void makesTheServer() throws IOException {
        Path server = Files.createDirectory(basedir.resolve("server"));
        Kernels.unpack(Kernels.PKCS12, server);
        Path template = server.resolve("repository/resources/conf/templates/repository/conf/identity/identity.xml.j2");
        Files.createDirectories(template.getParent());
        Files.writeString(template, "<Server/>");
        Files.writeString(basedir.resolve("fragment.toml"), """
                [transport.https.sslHostConfig.properties]
                certificateVerification = "want"
                """);
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + "<mutualTls><acceptRisk>" + REASON + "</acceptRisk></mutualTls>" + END)
    void staysInTheReportOfTheHardening(HardenMojo goal)
            throws IOException, MojoExecutionException, MojoFailureException {
        goal.execute();

        var report =
                JsonMapper.builder().build().readTree(basedir.resolve(REPORT).toFile());
        assertThat(report.get("findings"))
                .filteredOn(finding -> finding.get("rule").asText().equals("mutual-tls"))
                .extracting(finding -> finding.get("severity").asText(), AcceptedRiskTest::waived)
                .containsExactly(tuple("error", REASON));
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER + END)
    void isRefusedWithoutAReason(HardenMojo goal) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessageContaining("CVE-2025-9312");
        assertThat(basedir.resolve(REPORT)).doesNotExist();
    }

    private static String waived(JsonNode finding) {
        return finding.get("waived").asText();
    }
}
