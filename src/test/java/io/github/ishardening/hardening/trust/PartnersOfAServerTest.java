package io.github.ishardening.hardening.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.TrustRequest;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.trust.CertificateLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartnersOfAServerTest {

    @TempDir
    static Path shared;

    private static ServerBuilds servers;
    private static Path apim;

    private KeyBuilds builds;

    @BeforeAll
    static void makesAPartner() throws IOException, InterruptedException {
        servers = new ServerBuilds(shared);
        apim = new OpenSsl(shared).selfSigned("apim");
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
    }

    @ParameterizedTest
    @EnumSource
    void areTrustedUnderTheirAlias(Kernel kernel) throws Exception {
        builds.trust =
                NamedCertificates.partners(NamedCertificates.source(new CertificateLocation.Local(apim), "apim"));
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(trusted(distribution, kernel)).containsEntry("apim", OpenSsl.certificate(apim));
            assertThat(builds.said).contains("  + apim: CN=apim,O=Partner, from " + apim);
        }
    }

    @Test
    void comeFromTheArtifactsOfTheBuild() throws Exception {
        var coordinates = Coordinates.parse("com.example:apim-keys:pem:tls:1.0").orElseThrow();
        builds.artifacts = asked -> asked.equals(coordinates) ? apim : Path.of("another");
        builds.trust = NamedCertificates.partners(
                NamedCertificates.source(new CertificateLocation.Artifact(coordinates), "apim"));
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(trusted(distribution, Kernel.PKCS12)).containsEntry("apim", OpenSsl.certificate(apim));
        }
    }

    @Test
    void areGoneWhenNobodyNamesThemAnyMore() throws Exception {
        Path home = Files.createDirectories(shared.resolve("unpacked"));
        Kernels.unpack(Kernels.PKCS12, home);
        builds.trust =
                NamedCertificates.partners(NamedCertificates.source(new CertificateLocation.Local(apim), "apim"));
        save(home);
        try (var distribution = Distribution.open(home)) {
            assertThat(trusted(distribution, Kernel.PKCS12)).containsKey("apim");
        }

        builds.trust = TrustRequest.defaults();
        save(home);

        try (var distribution = Distribution.open(home)) {
            assertThat(trusted(distribution, Kernel.PKCS12))
                    .doesNotContainKey("apim")
                    .containsKey("primary");
        }
    }

    @Test
    void leaveNothingBehindWhereOneIsRefused() throws Exception {
        builds = servers.with("keys that are never made");
        Path junk = Files.writeString(shared.resolve("junk.pem"), "junk");
        builds.trust = NamedCertificates.partners(
                NamedCertificates.source(new CertificateLocation.Local(apim), "apim"),
                NamedCertificates.source(new CertificateLocation.Local(junk), "junk"));
        try (var distribution = Kernel.PKCS12.open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ServerBuilds.harden(builds, distribution))
                    .withMessage(junk
                            + ": isn't a certificate, or is truncated. Provide it as PEM, DER, PKCS7, PKCS12 or JKS.");
            assertThat(distribution.edits()).isEmpty();
        }
        assertThat(builds.folder).doesNotExist();
    }

    @Test
    void areRefusedTheNameOfAnAuthorityBeforeKeysAreMade() throws Exception {
        builds = servers.with("keys that are never made");
        String taken = "cn_isrg_root_x1,o_internet_security_research_group,c_us";
        builds.trust = NamedCertificates.partners(NamedCertificates.source(new CertificateLocation.Local(apim), taken));
        try (var distribution = Kernel.PKCS12.open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ServerBuilds.harden(builds, distribution))
                    .withMessage(apim + ": the alias " + taken
                            + " is taken by CN=ISRG Root X1,O=Internet Security Research Group,C=US, so"
                            + " CN=apim,O=Partner can't use it. Choose another alias.");
            assertThat(distribution.edits()).isEmpty();
        }
        assertThat(builds.folder).doesNotExist();
    }

    @Test
    void maySendAChain() throws Exception {
        var openSsl = new OpenSsl(Files.createDirectory(shared.resolve("chain")));
        Path root = openSsl.selfSigned("root");
        Path leaf = openSsl.issued("leaf", "root", "basicConstraints=CA:false");
        Path chain = Files.writeString(shared.resolve("chain.pem"), Files.readString(leaf) + Files.readString(root));
        builds.trust =
                NamedCertificates.partners(NamedCertificates.source(new CertificateLocation.Local(chain), "bank"));
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(trusted(distribution, Kernel.PKCS12))
                    .containsEntry("bank", OpenSsl.certificate(leaf))
                    .containsEntry("bank-2", OpenSsl.certificate(root));
        }
    }

    private void save(Path home) throws IOException {
        try (var distribution = Distribution.open(home, shared.resolve("originals"))) {
            ServerBuilds.harden(builds, distribution);
            distribution.save();
        }
    }

    private SortedMap<String, X509Certificate> trusted(Distribution distribution, Kernel kernel) throws IOException {
        var password = Secret.of(builds.secrets().getProperty("truststore.password"));
        String path = kernel.store("client-truststore");
        return KeystoreReader.open(path, distribution.read(path), password).trusted();
    }
}
