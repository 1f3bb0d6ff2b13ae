package io.github.ishardening.inspection.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.ChangedFile;
import io.github.ishardening.audit.ChangedLine;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.KeysDirectorySecrets;
import io.github.ishardening.inspection.content.SoughtSecrets;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedChangesTest {

    private static final SoughtSecrets NONE = new SoughtSecrets(Map.of(), List.of());

    private static final RemovedCertificates NOBODY = new RemovedCertificates(List.of());

    @TempDir
    private static Path folder;

    private static List<Secret> secrets;
    private static Attribution attribution;
    private static StagedChanges staged;

    @BeforeAll
    static void hardensAKernel() throws IOException {
        try (var servers = new ServerBuilds(folder);
                var distribution = Kernel.PKCS12.open()) {
            var builds = servers.with("keys");
            attribution = ServerBuilds.harden(builds, distribution).attribution();
            staged = StagedChanges.of(distribution, attribution, NOBODY);
            var known = KeysDirectorySecrets.of(builds.request(), builds.surroundings());
            secrets = known.names().stream()
                    .flatMap(name -> known.find(name).stream())
                    .toList();
        }
    }

    @AfterAll
    static void forgets() {
        staged = null;
    }

    @Test
    void showsLinesBeforeAndAfterByControl() {
        assertThat(lines(ServerFiles.DEPLOYMENT_TOML))
                .contains(
                        "REMOVED 2 hostname = \"localhost\" [hostname-mismatch]",
                        "ADDED 2 hostname = \"is.example.com\" [hostname-mismatch]",
                        "KEPT 52 username = \"admin\" []",
                        "REMOVED 53 password = \"•••\" [default-password]",
                        "ADDED 53 password = \"$secret{super_admin_password}\" [default-password]")
                .anyMatch(line -> line.endsWith(" hstsEnabled = \"true\" [hsts]"))
                .anyMatch(line -> line.endsWith(" super_admin_password = \"•••\" []"));
        assertThat(lines("bin/wso2server.sh"))
                .anyMatch(line -> line.endsWith(" umask 0027 [file-modes]"))
                .anyMatch(line -> line.endsWith("    -Djdk.tls.ephemeralDHKeySize=2048 \\ [dh-key-size]"));
    }

    @Test
    void namesWhatIsNoTextByItsDigestOnly() {
        assertThat(file(Kernel.PKCS12.store("tls")))
                .returns(List.of(), ChangedFile::hunks)
                .returns(Optional.empty(), ChangedFile::before)
                .extracting(changed -> changed.after().orElseThrow())
                .asString()
                .hasSize(64);
        assertThat(file(Kernel.PKCS12.store("wso2carbon")).rules()).containsExactly("published-key");
    }

    @Test
    void showsNoSecretEvenWhereNoneIsAtHand() {
        assertThat(secrets).isNotEmpty();
        var shown = staged.masked(NONE).stream()
                .flatMap(changed -> changed.hunks().stream())
                .flatMap(List::stream)
                .map(ChangedLine::text)
                .toList();

        for (Secret secret : secrets) {
            assertThat(shown).noneMatch(line -> line.contains(secret.reveal()));
        }
        assertThat(shown).isNotEmpty().noneMatch(line -> line.matches("(?i).*password *= *\"(wso2carbon|admin)\".*"));
        assertThat(staged.names()).allMatch(changed -> changed.hunks().isEmpty());
    }

    @Test
    void remembersWhoseDoingItWasForGoalsToCome() throws IOException {
        Path kept = folder.resolve("edited-by");
        attribution.writeTo(kept);

        var again = Attribution.read(kept);

        String digest = file(ServerFiles.DEPLOYMENT_TOML).after().orElseThrow();
        assertThat(again.of(ServerFiles.DEPLOYMENT_TOML)).contains("hsts", "tls-ciphers", "file-modes");
        assertThat(again.of(ServerFiles.DEPLOYMENT_TOML, digest, ChangedLine.Kind.ADDED, 2))
                .containsExactly("hostname-mismatch");
        assertThat(again.of(ServerFiles.DEPLOYMENT_TOML, "another", ChangedLine.Kind.ADDED, 2))
                .isEmpty();
        assertThat(Attribution.read(folder.resolve("none")).of(ServerFiles.DEPLOYMENT_TOML))
                .isEmpty();
    }

    @Test
    void showsNothingOfWhatIsTooLargeOrNoText() throws IOException {
        try (Distribution distribution = Kernel.PKCS12.open()) {
            distribution.write("large.conf", "a = 1\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
            distribution.write("latin.conf", "Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
            distribution.write("small.conf", "a = 1\n".getBytes(StandardCharsets.UTF_8));

            assertThat(StagedChanges.of(distribution, new Attribution(), NOBODY).masked(NONE))
                    .extracting(
                            changed -> changed.path() + " " + changed.hunks().size())
                    .containsExactly("large.conf 0", "latin.conf 0", "small.conf 1");
        }
    }

    @Test
    void showsNoMoreTextThanAReviewerReads() throws IOException {
        try (Distribution distribution = Kernel.PKCS12.open()) {
            byte[] text = "a = 1\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 40; i++) {
                distribution.write("%02d.conf".formatted(i), text);
            }

            assertThat(StagedChanges.of(distribution, new Attribution(), NOBODY).masked(NONE))
                    .hasSize(40)
                    .filteredOn(changed -> !changed.hunks().isEmpty())
                    .hasSize(18)
                    .last()
                    .returns("17.conf", ChangedFile::path);
        }
    }

    private static ChangedFile file(String path) {
        return staged.masked(NONE).stream()
                .filter(changed -> changed.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(String path) {
        return Stream.of(file(path))
                .flatMap(changed -> changed.hunks().stream())
                .flatMap(List::stream)
                .map(line -> "%s %d %s %s".formatted(line.kind(), line.number(), line.text(), line.rules()))
                .toList();
    }
}
