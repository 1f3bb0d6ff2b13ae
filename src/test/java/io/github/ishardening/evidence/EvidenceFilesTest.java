package io.github.ishardening.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ishardening.audit.FailOn;
import io.github.ishardening.audit.Samples;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.EditedFile;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.file.Digests;
import io.github.ishardening.fixture.SmallServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTest {

    private static final String SCRIPT = "bin/wso2server.sh";

    @TempDir
    private Path output;

    private EvidenceFiles files;
    private Path reports;
    private SmallServer server;

    @BeforeEach
    void makesAFolderThatHasBeenHardened() throws IOException {
        reports = Files.createDirectories(output.resolve("is-hardening/reports"));
        files = new EvidenceFiles(reports, output);
        server = SmallServer.of("WSO2 Identity Server v7.1.0", output).with(SCRIPT, "hardened");
        Files.writeString(reports.resolve("audit.json"), "first");
        files.write(
                SavedServers.folder("server", List.of(replaced(SCRIPT, "hardened"), deleted("bin/password-tmp"))),
                List.of());
    }

    @Test
    void followWhatAnAuditOfTheFolderSays() throws IOException {
        assertThat(files.areThere()).isTrue();
        assertThat(result().at("/controls/waived")).hasSize(1);
        Files.writeString(reports.resolve("audit.json"), "second");

        follow();

        assertThat(result().at("/controls/waived")).isEmpty();
        assertThat(result().at("/input/name").asText()).isEqualTo("server");
        assertThat(digest("audit.json")).isEqualTo(sha256("second"));
        assertThat(digest("result.json")).isEqualTo(sha256(Files.readString(reports.resolve("result.json"))));
    }

    @Test
    void stayAsTheyAreWhereAnAuditSaysTheSame() throws IOException {
        Path result = reports.resolve("result.json");
        follow();
        Files.setLastModifiedTime(result, FileTime.fromMillis(0));

        follow();

        assertThat(Files.getLastModifiedTime(result)).isEqualTo(FileTime.fromMillis(0));
    }

    @Test
    void goWhereTheFolderIsNoLongerWhatWasMade() throws IOException {
        server.with(SCRIPT, "changed since");
        follow();
        assertThat(reports).isDirectoryContaining(file -> file.endsWith("audit.json"));
        assertThat(files.areThere()).isFalse();
        assertThat(reports.resolve("result.json")).doesNotExist();
        assertThat(reports.resolve("provenance.json")).doesNotExist();
    }

    @Test
    void goWhereAFileIsBackThatWasTakenOut() throws IOException {
        server.with("bin/password-tmp", "");
        follow();
        assertThat(files.areThere()).isFalse();
    }

    @Test
    void goWhereSomethingWasLaidOverForTheAudit() throws IOException {
        try (var distribution = server.open()) {
            distribution.write("bin/other", new byte[1]);
            files.follow(distribution, Optional.empty(), Samples.report(FailOn.NEVER));
        }
        assertThat(files.areThere()).isFalse();
    }

    @Test
    void goWhereTheyAreNoneOrNamePathsThatLeadOut() throws IOException {
        String result = Files.readString(reports.resolve("result.json"));
        for (String broken : List.of("", "{}", "[", result.replace(SCRIPT, "../../etc/passwd"))) {
            Files.writeString(reports.resolve("result.json"), broken);
            Files.writeString(reports.resolve("provenance.json"), "{}");
            follow();
            assertThat(reports.resolve("result.json")).doesNotExist();
            assertThat(reports.resolve("provenance.json")).doesNotExist();
        }
    }

    @Test
    void nameWhatIsDeliveredAsFarAsItIsStillThereAsItWas() throws IOException {
        Path zip = Files.writeString(output.resolve(SavedServers.ZIP), "zip");
        Path overlay = Files.writeString(output.resolve("overlay.tar.gz"), "overlay");
        Path gone = Files.writeString(output.resolve("gone.tar.gz"), "gone");
        Path changed = Files.writeString(output.resolve("changed.tar.gz"), "as it was made");
        files.write(
                SavedServers.zip(Samples.full()),
                List.of(
                        Resource.file("overlay.tar.gz", overlay),
                        Resource.file("gone.tar.gz", gone),
                        Resource.file("changed.tar.gz", changed)));
        assertThat(names())
                .containsExactly(
                        SavedServers.ZIP,
                        "overlay.tar.gz",
                        "gone.tar.gz",
                        "changed.tar.gz",
                        "audit.json",
                        "result.json");
        Files.delete(gone);
        Files.writeString(changed, "by somebody else");
        Files.writeString(reports.resolve("cbom.json"), "cbom");

        try (var audited = kernel(zip)) {
            files.follow(audited, Optional.of(SavedServers.RESULT), Samples.full());
        }
        assertThat(names())
                .containsExactly(SavedServers.ZIP, "overlay.tar.gz", "audit.json", "cbom.json", "result.json");
        assertThat(digest("overlay.tar.gz")).isEqualTo(sha256("overlay"));

        try (var audited = kernel(zip)) {
            files.follow(audited, Optional.of(SavedServers.INPUT), Samples.full());
        }
        assertThat(files.areThere()).isFalse();
    }

    /** A zip of this name. */
    private static Distribution kernel(Path zip) throws IOException {
        Files.delete(zip);
        Files.createSymbolicLink(zip, Kernels.zip(Kernels.PKCS12).toAbsolutePath());
        return Distribution.open(zip);
    }

    private void follow() throws IOException {
        try (var distribution = server.open()) {
            files.follow(distribution, Optional.empty(), Samples.report(FailOn.NEVER));
        }
    }

    private JsonNode result() throws IOException {
        return new JsonMapper().readTree(reports.resolve("result.json").toFile());
    }

    private JsonNode subjects() throws IOException {
        return new JsonMapper()
                .readTree(reports.resolve("provenance.json").toFile())
                .at("/subject");
    }

    private List<String> names() throws IOException {
        return subjects().findValuesAsText("name");
    }

    private String digest(String name) throws IOException {
        for (JsonNode subject : subjects()) {
            if (subject.at("/name").asText().equals(name)) {
                return subject.at("/digest/sha256").asText();
            }
        }
        throw new AssertionError(name);
    }

    private static EditedFile replaced(String path, String content) {
        return new EditedFile(
                path,
                Change.REPLACED,
                Optional.of(SavedServers.BEFORE),
                Optional.of(sha256(content)),
                OptionalInt.of(0755));
    }

    private static EditedFile deleted(String path) {
        return new EditedFile(
                path, Change.DELETED, Optional.of(SavedServers.BEFORE), Optional.empty(), OptionalInt.empty());
    }

    private static String sha256(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
