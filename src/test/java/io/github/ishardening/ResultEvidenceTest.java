package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.oracle.HardenedZip;
import io.github.ishardening.oracle.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
class ResultEvidenceTest extends GoalTest {

    private static final String HARDENED = "<hostname>is.example.com</hostname>" + FAST_KEYS + END;
    private static final String OF_ZIP = POM + "<distribution>server.zip</distribution>" + HARDENED;
    private static final String OF_FOLDER = POM + "<distribution>server</distribution>" + HARDENED;
    private static final String NEVER = "<failOn>never</failOn>";
    private static final String ZIP = "server-hardened.zip";
    private static final String SHELL_SCRIPT = "bin/wso2server.sh";

    @Test
    void ofAZipHoldsAsLongAsItIsThatZip(
            @InjectMojo(goal = "harden", pom = OF_ZIP) HardenMojo harden,
            @InjectMojo(goal = "audit", pom = OF_ZIP) AuditMojo audit,
            @InjectMojo(goal = "audit", pom = POM + "<auditDistribution>server</auditDistribution>" + NEVER + END)
                    AuditMojo stock)
            throws Exception {
        zip(Kernels.PKCS12);
        harden.execute();

        follows();
        JsonNode result = json("result.json");
        assertThat(result.at("/input/sha256").asText()).isEqualTo(sha256(basedir.resolve("server.zip")));
        assertThat(result.at("/result/name").asText()).isEqualTo(ZIP);
        assertThat(result.at("/result/sha256").asText())
                .isEqualTo(sha256(basedir.resolve("target").resolve(ZIP)));
        assertThat(result.at("/product/storeType").asText()).isEqualTo("PKCS12");
        assertThat(result.at("/roles").findValuesAsText("role")).containsExactly("internal", "primary", "tls");
        assertThat(result.at("/roles/2/fingerprintSha256").asText()).isEqualTo(fingerprint("tls"));
        assertThat(json("provenance.json").at("/subject").findValuesAsText("name"))
                .contains(ZIP, "audit.json", "audit.sarif", "result.json");
        String provenance = Files.readString(reports().resolve("provenance.json"));

        Files.delete(reports().resolve("provenance.json"));
        harden.execute();
        assertThat(reports().resolve("provenance.json")).hasContent(provenance);
        assertThat(json("result.json")).isEqualTo(result);

        audit.execute();
        follows();
        assertThat(json("result.json").at("/files")).isEqualTo(result.at("/files"));

        stock.execute();
        assertThat(reports().resolve("result.json")).doesNotExist();
        assertThat(reports().resolve("provenance.json")).doesNotExist();
    }

    @Test
    void ofAFolderHoldsAsLongAsItsFilesAreAsTheyWereLeft(
            @InjectMojo(goal = "harden", pom = OF_FOLDER) HardenMojo harden,
            @InjectMojo(goal = "audit", pom = POM + "<distribution>server</distribution>" + NEVER + END)
                    AuditMojo audit)
            throws Exception {
        Path server = basedir.resolve("server");
        Kernels.unpack(Kernels.JKS, server);
        harden.execute();

        follows();
        String result = Files.readString(reports().resolve("result.json"));
        String provenance = Files.readString(reports().resolve("provenance.json"));
        assertThat(json("result.json").at("/result").toString()).isEqualTo("{\"name\":\"server\",\"sha256\":null}");
        assertThat(json("result.json").at("/product/storeType").asText()).isEqualTo("JKS");
        for (JsonNode file : json("result.json").at("/files")) {
            Path path = server.resolve(file.at("/path").asText());
            if (file.at("/change").asText().equals("deleted")) {
                assertThat(path).doesNotExist();
            } else {
                assertThat(sha256(path)).isEqualTo(file.at("/sha256After").asText());
                assertThat(Command.run(basedir, "stat", "-c", "0%a", path.toString())
                                .output()
                                .strip())
                        .isEqualTo(file.at("/mode").asText());
            }
        }

        harden.execute();
        assertThat(reports().resolve("result.json")).hasContent(result);
        assertThat(reports().resolve("provenance.json")).hasContent(provenance);

        audit.execute();
        follows();
        assertThat(json("result.json").at("/files").toString())
                .isEqualTo(new JsonMapper().readTree(result).at("/files").toString());

        Files.writeString(server.resolve(SHELL_SCRIPT), "\n", StandardOpenOption.APPEND);
        audit.execute();
        assertThat(reports().resolve("result.json")).doesNotExist();
        assertThat(reports().resolve("provenance.json")).doesNotExist();
    }

    /** Both are as their schemas say, hold no secret, and have the digests of the reports as these are now. */
    private void follows() throws IOException, InterruptedException {
        assertThat(JsonSchema.ofResult().violations(Files.readString(reports().resolve("result.json"))))
                .isEmpty();
        assertThat(JsonSchema.ofProvenance()
                        .violations(Files.readString(reports().resolve("provenance.json"))))
                .isEmpty();
        HardenedZip.holdsNoSecret(reports(), HardenedZip.secrets(basedir.resolve("keys")));
        assertThat(reports()).isDirectoryContaining(file -> file.endsWith("result.json"));
        for (JsonNode subject : json("provenance.json").at("/subject")) {
            String name = subject.at("/name").asText();
            Path file = name.equals(ZIP)
                    ? basedir.resolve("target").resolve(ZIP)
                    : reports().resolve(name);
            assertThat(subject.at("/digest/sha256").asText()).as(name).isEqualTo(sha256(file));
        }
    }

    /** What configures a kernel, in a folder and in a zip, with modes. */
    private void zip(String kernel) throws IOException {
        Kernels.unpack(kernel, basedir.resolve("server"));
        try (var zip = new ZipArchiveOutputStream(basedir.resolve("server.zip"));
                var files = Files.walk(basedir.resolve("server"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipArchiveEntry(basedir.relativize(file).toString());
                entry.setUnixMode(Files.isExecutable(file) ? 0100755 : 0100644);
                entry.setLastModifiedTime(FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
                zip.putArchiveEntry(entry);
                Files.copy(file, zip);
                zip.closeArchiveEntry();
            }
        }
    }

    private Path reports() {
        return basedir.resolve("target/is-hardening/reports");
    }

    private JsonNode json(String report) throws IOException {
        return new JsonMapper().readTree(reports().resolve(report).toFile());
    }

    private String sha256(Path file) throws IOException, InterruptedException {
        return Command.run(basedir, "sha256sum", file.toString()).output().substring(0, 64);
    }

    private String fingerprint(String role) throws IOException, InterruptedException {
        String pem = basedir.resolve("keys/certificates/" + role + ".pem").toString();
        String line = Command.run(basedir, "openssl", "x509", "-in", pem, "-noout", "-fingerprint", "-sha256")
                .output();
        return line.replaceFirst(".*=", "").replace(":", "").strip().toLowerCase(Locale.ROOT);
    }
}
