package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Goals with a distribution whose texts shall hang or end the build: they end in time, and say why. */
@MojoTest
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HostileDistributionTest extends GoalTest {

    private static final String SERVER =
            POM + "<distribution>server</distribution><hostname>is.example.com</hostname>" + FAST_KEYS + END;
    private static final String RESOURCES = "repository/resources/conf/";
    private static final String TEMPLATE = RESOURCES + "templates/repository/conf/a.txt.j2";
    private static final String LOOPS = "{% for i in range(1000) %}".repeat(4) + "{% endfor %}".repeat(4);
    private static final String NO_END = TEMPLATE
            + ": takes more than 20 seconds to render. Look for nested loops, and for values that double in size"
            + " with each iteration; stock templates contain neither.";

    @BeforeEach
    void unpacksTheServer() throws IOException {
        Kernels.unpack(Kernels.PKCS12, basedir.resolve("server"));
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER)
    void theAuditReportsATemplateThatDoesNotEnd(AuditMojo goal) throws IOException {
        write(TEMPLATE, LOOPS);

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);

        assertThat(report()).contains("takes more than 20 seconds to render.").contains(TEMPLATE);
    }

    @Test
    @InjectMojo(goal = "harden", pom = SERVER)
    void nothingIsHardenedWithATemplateThatDoesNotEnd(HardenMojo goal) throws IOException {
        write(TEMPLATE, LOOPS);
        List<String> before = files();

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage(NO_END);

        assertThat(files().stream().filter(file -> file.startsWith("server/"))).isEqualTo(before);
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER)
    void theAuditReportsATextThatDoubles(AuditMojo goal) throws IOException {
        write(TEMPLATE, "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}".repeat(40) + "{{ a }}");

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);

        assertThat(report()).contains("takes more than 256 MB to render.").contains(TEMPLATE);
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER)
    void theAuditReportsJsonThatIsTooDeep(AuditMojo goal) throws IOException {
        write(RESOURCES + "default.json", "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);

        assertThat(report()).contains("toml-invalid");
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER)
    void theAuditReportsTomlThatIsTooLarge(AuditMojo goal) throws IOException {
        write("repository/conf/deployment.toml", "a = 1\n".repeat(100_000));

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);

        assertThat(report()).contains("has more than 10,000 lines, which exceeds the limit.");
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER)
    void theAuditEndsWithFilesThatAreDeepOrLong(AuditMojo goal) throws IOException {
        write("repository/conf/tomcat/web.xml", "<a>".repeat(100_000) + "</a>".repeat(100_000));
        write("repository/conf/log4j2.properties", "appender.a.layout.pattern = " + "%m{}".repeat(500_000));
        write("bin/wso2server.sh", "JVM_MEM_OPTS=" + " ".repeat(5_000_000) + "x\n");
        write("a.pem", "-----BEGIN " + "A ".repeat(5_000_000) + "PRIVATE KEY");

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);

        assertThat(report()).contains("\"tool\"");
    }

    @Test
    @InjectMojo(goal = "audit", pom = SERVER)
    void theAuditEndsWithTextsThatAreSearchedForSecrets(AuditMojo goal) throws IOException {
        String stores = "repository/deployment/server/userstores/";
        write(stores + "a.xml", "<Property ".repeat(800_000));
        write(
                stores + "b.xml",
                "<UserStoreManager class=\"a.JDBCUserStoreManager\"><Property name=\"url\">" + "ldap://a"
                        + " ".repeat(1_000_000) + "1" + "</Property></UserStoreManager>");
        write(
                stores + "c.xml",
                "<UserStoreManager><Property name=\"password\">b</Property><!--" + "<Property name=\"".repeat(500_000)
                        + "--></UserStoreManager>");
        write(
                "repository/conf/deployment.toml",
                "[a]\nb = '" + "jdbc:oracle:x:u/".repeat(25_000) + "'\nc = '" + "://:".repeat(100_000) + "'\n");
        write(
                "bin/wso2server.sh",
                Files.readString(basedir.resolve("server/bin/wso2server.sh"))
                        + "JAVA_OPTS=\"-Xrunjdwp:" + "address=".repeat(200_000)
                        + " -Dcom.sun.management.config.file=" + "./".repeat(500_000) + "\"\n");

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);

        assertThat(report()).contains("\"tool\"");
    }

    private void write(String path, String content) throws IOException {
        Path file = basedir.resolve("server").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String report() throws IOException {
        return Files.readString(basedir.resolve("target/is-hardening/reports/audit.json"));
    }
}
