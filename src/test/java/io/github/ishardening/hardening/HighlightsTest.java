package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.request.ClientSource;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.trust.CertificateLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HighlightsTest {

    private static final String SERVER = "TLS 1.3, 1 cipher suite, EC-P256 and RSA-2048 keys";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    private KeyBuilds builds;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
    }

    @Test
    void omitWhatIsNotConfigured() throws IOException {
        assertThat(highlights()).isEqualTo(SERVER);
    }

    @Test
    void countTheCertificatesOfMutualTls() throws Exception {
        var openSsl = new OpenSsl(Files.createDirectory(shared.resolve("clients")));
        Path first = openSsl.selfSigned("first");
        builds.trust = NamedCertificates.clients(first);
        assertThat(highlights()).isEqualTo(SERVER + ", required mutual TLS with 1 trusted certificate");

        builds.trust = NamedCertificates.mutualTls(new MutualTlsRequest(
                MutualTlsRequest.Mode.OPTIONAL,
                List.of(
                        NamedCertificates.client(first, Optional.empty()),
                        new ClientSource(
                                NamedCertificates.source(
                                        new CertificateLocation.Local(openSsl.selfSigned("second")), "second"),
                                Optional.empty())),
                Optional.empty(),
                Optional.empty()));
        assertThat(highlights()).isEqualTo(SERVER + ", optional mutual TLS with 2 trusted certificates");

        builds.excludedControls = Set.of("mutual-tls");
        assertThat(highlights()).isEqualTo(SERVER);
    }

    @Test
    void countTheSettingsOfTheFragment() throws IOException {
        builds.fragment = Optional.of(Files.writeString(shared.resolve("my.toml"), """
                [server]
                node_ip = "10.0.0.1"
                """));
        assertThat(highlights()).isEqualTo(SERVER + ", 1 setting from my.toml");

        Files.writeString(shared.resolve("my.toml"), """
                [server]
                node_ip = "10.0.0.1"

                [[resource.access_control]]
                context = "/internal"
                secure = true
                """);
        assertThat(highlights()).isEqualTo(SERVER + ", 2 settings from my.toml");
    }

    private String highlights() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            return String.join(", ", ServerBuilds.harden(builds, distribution).highlights());
        }
    }
}
