package io.github.ishardening.hardening.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keys.ImportedPem;
import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignAuthorityTest {

    @TempDir
    static Path folder;

    private static ServerBuilds servers;

    @BeforeAll
    static void signsATlsKey() throws Exception {
        servers = new ServerBuilds(folder);
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=Elsewhere");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout tls.key -out tls.crt -subj /CN=is -CA ca.crt -CAkey ca.key"
                + " -addext subjectAltName=DNS:is.example.com");
        Command.run(folder, "sh", "-c", "cat ca.crt >> tls.crt");
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @Test
    void isTrustedByTheServerItself() throws Exception {
        var builds = servers.with("keys");
        // openssl dates by the real time.
        builds.now = Instant.now().plusSeconds(60);
        builds.given.put(Role.TLS, new ImportedPem(Role.TLS, folder.resolve("tls.key"), folder.resolve("tls.crt")));

        try (var distribution = Kernel.PKCS12.open()) {
            var outcome = ServerBuilds.harden(builds, distribution);

            X509Certificate root = outcome.keys().stream()
                    .filter(key -> key.role() == Role.TLS)
                    .findFirst()
                    .orElseThrow()
                    .entry()
                    .root();
            assertThat(root.getSubjectX500Principal().getName()).isEqualTo("CN=Elsewhere");
            String alias = "authority-" + Spki.sha256(root).substring(0, 8);
            assertThat(builds.said).contains("  + " + alias + ": CN=Elsewhere, from the keys directory");
            // No template of a kernel reads it.
            assertThat(ServerBuilds.toml(distribution).has("server.internal_hostname"))
                    .isFalse();
        }
    }

    private static void openssl(String arguments) throws Exception {
        Command ran = Command.run(folder, List.of(("openssl " + arguments).split(" ")));
        assertThat(ran.exitCode()).as(ran.output()).isZero();
    }
}
