package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.file.CrashingDisk;
import io.github.ishardening.file.Disk;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.oracle.Command;
import io.github.ishardening.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateRequestsTest {

    private static final String NONE_YET = " awaits the authority's reply (certificate: there is none yet). ";

    @TempDir
    Path folder;

    private ExternalBuilds external;
    private Builds builds;

    @BeforeEach
    void configureAnExternalAuthority() {
        external = new ExternalBuilds(folder);
        builds = external.builds;
    }

    @Test
    void areWrittenForEveryRoleThenTheBuildStops() throws Exception {
        external.ask(Asked.of(Role.PRIMARY, KeyAlgorithm.RSA_2048));
        external.ask(Asked.of(Role.INTERNAL, KeyAlgorithm.RSA_2048));
        assertThatThrownBy(external::run)
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        String.join(System.lineSeparator(), awaited("primary"), awaited("internal"), awaited("tls")));
        assertThat(builds.said)
                .containsExactly(
                        "primary: new key; without a certificate yet",
                        "internal: new key; without a certificate yet",
                        "tls: new key; without a certificate yet",
                        "New keys and passwords in " + folder
                                + ": back up this folder. If you lose it, you lose the server's data; anyone who can"
                                + " read it controls the server.");
        assertThat(builds.snapshot())
                .containsOnlyKeys(
                        ".gitignore",
                        ".lock",
                        "internal.p12",
                        "keys.lock",
                        "primary.p12",
                        "requests/internal.csr",
                        "requests/primary.csr",
                        "requests/tls.csr",
                        MemorySecrets.FILE,
                        "tls.p12");
        assertThat(shown("primary"))
                .contains("Subject: CN = is.example.com primary")
                .contains("Digital Signature, Key Encipherment")
                .contains("TLS Web Server Authentication, TLS Web Client Authentication");
        assertThat(shown("internal"))
                .contains("Subject: CN = is.example.com internal")
                .contains("Key Encipherment, Data Encipherment")
                .doesNotContain("Authentication");
    }

    @Test
    void nameTheServerAndItsUsages() throws Exception {
        external.ask(external.asked().with(Builds.names("dns:is.example.com", "ip:10.0.0.1")));
        external.ask();
        assertThat(shown("tls"))
                .contains("Subject: CN = is.example.com\n")
                .contains("NIST CURVE: P-256")
                .contains("DNS:is.example.com, IP Address:10.0.0.1")
                .contains("X509v3 Key Usage: critical\n                    Digital Signature\n")
                .contains("TLS Web Server Authentication, TLS Web Client Authentication");
    }

    @Test
    void stayTheSameWhileNothingChanges() throws Exception {
        external.ask();
        external.refuses(awaited("tls"));
        assertThat(builds.said).containsExactly("tls: up to date; without a certificate yet");
    }

    @Test
    void areWrittenAnewOverTheSameKeyWhenSomethingElseIsAskedFor() throws Exception {
        external.ask();
        String key = publicKey();
        external.ask(external.asked().with(Builds.names("dns:is.example.com", "dns:login.example.com")));
        external.ask();
        assertThat(shown("tls")).contains("DNS:is.example.com, DNS:login.example.com");
        assertThat(publicKey()).isEqualTo(key);
    }

    @Test
    void areWrittenAnewWhereDamagedOrLost() throws Exception {
        external.ask();
        String unsigned = Files.readString(external.request).replaceFirst(".{4}=*\n-----END", "AAAA\n-----END");
        for (String content : new String[] {"", "-----BEGIN CERTIFICATE REQUEST-----\nMII\n", unsigned}) {
            Files.writeString(external.request, content);
            external.ask();
            assertThat(shown("tls")).contains("Subject: CN = is.example.com");
        }
        Files.delete(external.request);
        external.ask();
    }

    @Test
    void bindTheKeyFromThenOn() throws Exception {
        external.ask();
        assertThat(builds.lock()).contains("tls EC-P256 sha256:" + Spki.sha256(external.installed()));
        Files.delete(builds.folder.resolve("tls.p12"));
        assertThatThrownBy(external::run)
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(builds.path("tls.p12") + ": is missing, but keys.lock expects the key EC-P256");
    }

    @Test
    void areNotWrittenWhereTheDirectoryIsFrozen() throws Exception {
        external.ask();
        builds.frozen = true;
        external.refuses(awaited("tls"));
        Files.delete(external.request);
        external.refuses(builds.path("requests/tls.csr") + ": would be written, but the keys directory is frozen. Run"
                + " generate-keystores without is-hardening.frozen where you keep the keys, and copy the result here.");
    }

    @Test
    void comeWithEveryNewKeyThatIsAskedFor() throws Exception {
        external.ask();
        String key = publicKey();
        assertThat(builds.rotate(external.plan, Role.TLS).get(Role.TLS).status())
                .isEqualTo(KeyStatus.REKEYED);
        assertThat(builds.said)
                .containsExactly(
                        "tls: new key replaces the old one (key: a new one is requested); without a certificate yet",
                        "WARNING " + awaited("tls"));
        assertThat(publicKey()).isNotEqualTo(key);
        assertThat(builds.folder.resolve("certificates")).doesNotExist();
        String rotated = publicKey();
        external.ask(Asked.with(external.asked(), KeyAlgorithm.EC_P384));
        external.ask();
        assertThat(publicKey()).isNotEqualTo(rotated);
    }

    @Test
    void surviveACrashTogetherWithTheirKeyOrNotAtAll() throws Exception {
        int steps = 0;
        while (crashes(steps)) {
            steps++;
        }
        assertThat(steps).isGreaterThan(10);
    }

    private boolean crashes(int steps) throws Exception {
        var next = new ExternalBuilds(folder.resolve("crash-" + steps));
        next.builds.disk = new CrashingDisk(steps);
        boolean crashed = catchThrowable(next::run) instanceof CrashingDisk.Crash;
        next.builds.disk = new Disk();
        Map<String, String> left = next.builds.snapshot();
        next.ask();
        Map<String, String> repeated = next.builds.snapshot();
        for (String name : new String[] {"tls.p12", "requests/tls.csr"}) {
            Stream.of(left.get(name), left.get(".committed/" + name))
                    .filter(Objects::nonNull)
                    .forEach(written -> assertThat(repeated).containsEntry(name, written));
        }
        next.ask();
        assertThat(next.builds.snapshot()).isEqualTo(repeated);
        return crashed;
    }

    private String awaited(String role) {
        return builds.path("requests/" + role + ".csr") + ":" + NONE_YET
                + external.awaited().replace("tls", role);
    }

    private String shown(String role) throws Exception {
        Command run =
                Programs.openssl("req", "-verify", "-noout", "-text", "-in", builds.path("requests/" + role + ".csr"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("verify OK");
        return run.output();
    }

    private String publicKey() throws Exception {
        return Programs.openssl("req", "-noout", "-pubkey", "-in", external.request.toString())
                .output();
    }
}
