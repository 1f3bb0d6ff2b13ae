package io.github.ishardening.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.file.Digests;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.trust.CertificateLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialsTest {

    private static final Coordinates PARTNER =
            Coordinates.parse("com.example:bank-keys:pem:tls:1.0").orElseThrow();

    @TempDir
    private Path base;

    @TempDir
    private Path elsewhere;

    private KeyBuilds builds;

    @BeforeEach
    void makesABuild() {
        builds = new KeyBuilds(base.resolve("keys"));
    }

    @Test
    void areFragmentWaiversAndCertificatesByNamesThatOtherMachinesHave() throws IOException {
        Path partners = Files.createDirectories(base.resolve("src/partners"));
        builds.fragment = Optional.of(file(base.resolve("src/deployment.toml")));
        builds.trust = NamedCertificates.partners(
                NamedCertificates.source(
                        new CertificateLocation.Local(
                                file(partners.resolve("b.pem")).getParent()),
                        "folder"),
                NamedCertificates.source(new CertificateLocation.Local(file(partners.resolve("a.pem"))), "again"),
                NamedCertificates.source(new CertificateLocation.Artifact(PARTNER), "bank"));

        assertThat(materials(List.of(file(elsewhere.resolve("waivers.toml")))))
                .containsExactly(
                        Resource.file("src/deployment.toml", sha256("deployment.toml")),
                        Resource.file("waivers.toml", sha256("waivers.toml")),
                        Resource.file("src/partners/a.pem", sha256("a.pem")),
                        Resource.file("src/partners/b.pem", sha256("b.pem")),
                        new Resource(
                                "bank-keys.pem",
                                Optional.of("pkg:maven/com.example/bank-keys@1.0?classifier=tls&type=pem"),
                                Optional.of(sha256("bank-keys.pem"))));
    }

    @Test
    void areTheCertificatesOfClientsToo() throws IOException {
        builds.trust = NamedCertificates.clients(file(base.resolve("client.pem")));

        assertThat(materials(List.of())).containsExactly(Resource.file("client.pem", sha256("client.pem")));
    }

    @Test
    void holdNoSecretAndNoKey() throws IOException {
        Files.createDirectories(base.resolve("keys"));
        Files.writeString(base.resolve("keys/secrets.properties"), "");
        builds.name(SecretName.ADMIN_PASSWORD, "<superAdmin><password>", "a password of the user");

        assertThat(materials(List.of())).isEmpty();
    }

    private List<Resource> materials(List<Path> others) throws IOException {
        return new Materials(coordinates -> file(elsewhere.resolve("bank-keys.pem")), base)
                .of(builds.request(), others);
    }

    private static Path file(Path file) {
        try {
            return Files.writeString(file, file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
