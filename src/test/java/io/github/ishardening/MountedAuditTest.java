package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ishardening.deployment.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What is mounted over a server, as the goal audits and reports it. */
@MojoTest
class MountedAuditTest extends GoalTest {

    private static final String AUDIT = POM + "<distribution>" + KERNEL + "</distribution>";
    private static final String MOUNTED = AUDIT + "<auditDeploymentToml>kubernetes.yaml</auditDeploymentToml>"
            + "<auditStart>-Djdk.tls.rejectClientInitiatedRenegotiation=false</auditStart>"
            + "<waivers>${basedir}/waivers.toml</waivers><failOn>never</failOn>" + END;
    private static final String CONFIG_MAP = """
            kind: ConfigMap
            metadata: {name: is}
            data:
              deployment.toml: |
            """;
    private static final String WAIVER = """
            [[waiver]]
            rule = "plain-secret"
            location = "repository/conf/deployment.toml"
            reason = "the cluster encrypts its ConfigMaps"
            until = 2999-12-31
            """;

    @Test
    void isReportedWhereTheUserHasItAndWaivedWhereTheServerHasIt(
            @InjectMojo(goal = "audit", pom = MOUNTED) AuditMojo audit)
            throws IOException, MojoExecutionException, MojoFailureException {
        try (var kernel = Kernels.open(Kernels.PKCS12)) {
            String toml = new String(kernel.read("repository/conf/deployment.toml"), StandardCharsets.UTF_8);
            Files.writeString(basedir.resolve("kubernetes.yaml"), CONFIG_MAP + toml.indent(4));
        }
        String password = "kubernetes.yaml:" + line("password = \"admin\"");
        Files.writeString(basedir.resolve("waivers.toml"), WAIVER);

        audit.execute();

        var report = new ObjectMapper()
                .readTree(basedir.resolve("target/is-hardening/reports/audit.json")
                        .toFile());
        assertThat(report.at("/distribution/path").asText())
                .isEqualTo(KERNEL + " + kubernetes.yaml (ConfigMap is) + JAVA_OPTS");
        assertThat(places(report, "default-password")).contains(password + " -");
        assertThat(places(report, "plain-secret"))
                .contains(password + " the cluster encrypts its ConfigMaps (until 2999-12-31)");
        assertThat(places(report, "renegotiation")).contains("JAVA_OPTS -", "bin/wso2server.bat -");
        assertThat(basedir.resolve("target/is-hardening/reports/audit.sarif"))
                .content()
                .contains("\"uri\": \"kubernetes.yaml\"");
    }

    @Test
    void isRefusedBeforeAnythingIsOpened(
            @InjectMojo(goal = "audit", pom = AUDIT + "<auditSecurity>stores</auditSecurity>" + END) AuditMojo audit) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(audit::execute)
                .withMessage("<auditSecurity>: stores doesn't exist. Specify an existing file.");
    }

    private int line(String text) throws IOException {
        var lines = Files.readAllLines(basedir.resolve("kubernetes.yaml"));
        return lines.indexOf(lines.stream()
                        .filter(line -> line.contains(text))
                        .findFirst()
                        .orElseThrow())
                + 1;
    }

    private static List<String> places(JsonNode report, String rule) {
        return StreamSupport.stream(report.get("findings").spliterator(), false)
                .filter(finding -> finding.get("rule").asText().equals(rule))
                .map(finding -> finding.get("location").asText() + " "
                        + finding.path("waived").asText("-"))
                .toList();
    }
}
