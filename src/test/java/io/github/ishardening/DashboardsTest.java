package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ishardening.deployment.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What build servers and code scanning are told of a module in a repository. */
@MojoTest
class DashboardsTest extends GoalTest {

    private static final String REPORTS = "target/production/is-hardening/reports/";

    @Test
    @InjectMojo(
            goal = "harden",
            pom = POM
                    + "<distribution>server</distribution><hostname>is.example.com</hostname>"
                    + "<outputDirectory>${basedir}/target/production</outputDirectory>"
                    + "<outputTimestamp>2026-01-01T00:00:00Z</outputTimestamp>"
                    + "<deployment><file>${basedir}/src/fragment.toml</file></deployment>" + FAST_KEYS + END)
    void tellsOfTheLineOfTheFragmentThatALineOfTheServerComesFrom(HardenMojo harden) throws IOException {
        Kernels.unpack(Kernels.PKCS12, Files.createDirectory(basedir.resolve("server")));
        Files.createDirectory(basedir.resolve(".git"));
        Files.createDirectory(basedir.resolve("src"));
        Files.writeString(
                basedir.resolve("src/fragment.toml"),
                "# weak\n[transport.https.sslHostConfig.properties]\nprotocols = \"TLSv1\"\n");

        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(harden::execute);

        Path reports = basedir.resolve(REPORTS);
        JsonNode run = JsonMapper.builder()
                .build()
                .readTree(reports.resolve("audit.sarif").toFile())
                .at("/runs/0");
        assertThat(places(run)).contains("tls-protocols %SRCROOT% src/fragment.toml:3");
        assertThat(run.at("/automationDetails/id").asText()).isEqualTo("is-hardening/is/production/");
        assertThat(run.toString()).doesNotContain(basedir.toString());
        assertThat(Files.readString(reports.resolve("TEST-audit.xml")))
                .contains("<testsuite name=\"is-hardening.audit.is.production\" timestamp=\"2026-01-01T00:00:00\" ");
    }

    private static List<String> places(JsonNode run) {
        return StreamSupport.stream(run.at("/results").spliterator(), false)
                .map(result -> {
                    JsonNode place = result.at("/locations/0/physicalLocation");
                    return "%s %s %s:%s"
                            .formatted(
                                    result.at("/ruleId").asText(),
                                    place.at("/artifactLocation/uriBaseId").asText(),
                                    place.at("/artifactLocation/uri").asText(),
                                    place.at("/region/startLine").asText());
                })
                .toList();
    }
}
