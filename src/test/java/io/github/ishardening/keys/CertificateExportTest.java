package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.file.CrashingDisk;
import io.github.ishardening.file.FolderLock;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateExportTest {

    private static final String CURE = " Run generate-keystores, which writes it with the key.";

    @TempDir
    Path temporary;

    private Builds builds;
    private Path target;

    @BeforeEach
    void makeKeys() throws Exception {
        builds = new Builds(temporary.resolve("keys"));
        builds.run(Builds.FULL);
        target = temporary.resolve("target/certificates");
    }

    @Test
    void writesChainsThatOpensslAccepts() throws Exception {
        assertThat(export())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ca", target.resolve("ca.pem"),
                        "primary", target.resolve("primary.pem"),
                        "internal", target.resolve("internal.pem"),
                        "tls", target.resolve("tls.pem")));
        for (Role role : new Role[] {Role.PRIMARY, Role.INTERNAL, Role.TLS}) {
            String file = target.resolve(role + ".pem").toString();
            String authority = target.resolve("ca.pem").toString();
            assertThat(Programs.openssl("verify", "-x509_strict", "-no_check_time", "-CAfile", authority, file)
                            .output())
                    .isEqualTo(file + ": OK\n");
        }
    }

    @Test
    void leavesTheKeysDirectoryAloneEvenWhereItCouldNotBeWritten() throws Exception {
        Files.delete(builds.folder.resolve(FolderLock.FILE));
        Files.delete(builds.folder.resolve("tls.p12"));
        Files.delete(builds.folder.resolve(MemorySecrets.FILE));
        Map<String, String> before = builds.snapshot();
        CertificateExport.of(new KeysDirectory(builds.folder, true, new CrashingDisk(0)))
                .writeTo(target);
        assertThat(builds.snapshot()).isEqualTo(before);
        assertThat(target.resolve("tls.pem")).hasSameBinaryContentAs(builds.folder.resolve("certificates/tls.pem"));
    }

    @Test
    void writesNothingASecondTime() throws Exception {
        Path file = export().get("tls");
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(file, longAgo);
        export();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    }

    @Test
    void replacesWhatAnEarlierBuildWrote() throws Exception {
        Path file = target.resolve("tls.pem");
        Files.createDirectories(target);
        Files.writeString(file, "old");
        export();
        assertThat(file).hasSameBinaryContentAs(builds.folder.resolve("certificates/tls.pem"));
    }

    @Test
    void asksForNoAuthorityWhereKeysSignThemselves() throws Exception {
        Files.delete(builds.folder.resolve("ca.p12"));
        Files.delete(builds.folder.resolve("certificates/ca.pem"));
        assertThat(export()).containsOnlyKeys("primary", "internal", "tls");
    }

    @Test
    void namesAllThatIsMissing() throws Exception {
        for (Role role : Role.values()) {
            Files.delete(builds.folder.resolve("certificates/" + role + ".pem"));
        }
        refuses(String.join(
                System.lineSeparator(),
                builds.path("certificates/ca.pem") + ": is missing.",
                builds.path("certificates/primary.pem") + ": is missing.",
                builds.path("certificates/internal.pem") + ": is missing.",
                builds.path("certificates/tls.pem") + ": is missing." + CURE));
    }

    @Test
    void refusesTheCertificateOfAnotherKey() throws Exception {
        String locked = builds.lock()
                .lines()
                .filter(line -> line.startsWith("tls "))
                .map(line -> line.split(" ", -1)[2].substring("sha256:".length()))
                .findFirst()
                .orElseThrow();
        Path other = builds.folder.resolve("certificates/ca.pem");
        Files.copy(other, builds.folder.resolve("certificates/tls.pem"), StandardCopyOption.REPLACE_EXISTING);
        String found = Spki.sha256(
                CertificateReader.read("ca.pem", Files.readAllBytes(other)).get(0));
        refuses(builds.path("certificates/tls.pem") + ": is for the key sha256:" + found
                + ", but keys.lock expects EC-P256 sha256:" + locked
                + " of 2026-11-22. Run generate-keystores, which rewrites it.");
    }

    private Map<String, Path> export() throws Exception {
        return CertificateExport.of(KeysDirectory.at(builds.folder, true)).writeTo(target);
    }

    private void refuses(String message) {
        assertThatThrownBy(this::export).isInstanceOf(ProblemException.class).hasMessage(message);
        assertThat(target).doesNotExist();
    }
}
