package io.github.ishardening.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.audit.ChangedFile;
import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Spki;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.keys.KeyRotation;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.inspection.change.RemovedCertificates;
import io.github.ishardening.inspection.change.StagedChanges;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustSummariesTest {

    @TempDir
    private static Path folder;

    private static ServerBuilds servers;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(folder);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kernel.class,
            names = {"PKCS12", "JKS"})
    void showsTheKeysOfAHardenedServerAndWhoTrustsThem(Kernel kernel) throws IOException {
        KeyBuilds builds = servers.with(kernel.name());
        try (Distribution distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);
            TrustSummary evidence =
                    evidence(builds, distribution, KeysDirectorySecrets.of(builds.request(), builds.surroundings()));

            assertThat(evidence.at()).isEqualTo(KeyBuilds.NOW);
            assertThat(evidence.changes())
                    .extracting(ChangedFile::path, ChangedFile::change)
                    .contains(
                            tuple(kernel.store("tls"), Change.ADDED),
                            tuple(kernel.store("wso2carbon"), Change.DELETED));
            assertThat(evidence.certificates())
                    .extracting(CertificateLine::name)
                    .containsExactly("primary", "internal", "tls", "ca");
            assertThat(evidence.trust())
                    .contains(
                            new TrustLine(
                                    kernel.store("client-truststore"), "ca", "issued the server's own certificates"),
                            new TrustLine(kernel.store("client-truststore"), "primary", "the server's own key primary"),
                            new TrustLine("anyone who trusts ca", "primary, internal, tls", "signed by ca"))
                    .filteredOn(line -> line.trusted().matches("\\d+ authorities"))
                    .extracting(TrustLine::holder, TrustLine::reason)
                    .containsExactly(tuple(
                            kernel.store("client-truststore"), "they vouch for every certificate that they sign"));
        }
    }

    @Test
    void showsAFormerSigningKeyAndUntilWhenItStaysAndFindsNothingWrongWithIt() throws IOException {
        KeyBuilds builds = servers.with("rotated");
        var former = builds.run().key(Role.PRIMARY).entry().certificate();
        String name = "primary-" + Spki.brief(former.getPublicKey());
        new KeyRotation(builds.request(), builds.surroundings(), Optional.empty(), false, false).rotate("primary");
        try (Distribution distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);
            var secrets = KeysDirectorySecrets.of(builds.request(), builds.surroundings());
            TrustSummary evidence = evidence(builds, distribution, secrets);

            String reason = "former signing key, until 2026-12-06";
            assertThat(evidence.trust())
                    .contains(
                            new TrustLine(HardenedServer.path("primary"), name, reason),
                            new TrustLine(HardenedServer.path("client-truststore"), name, reason));
            assertThat(evidence.certificates())
                    .extracting(CertificateLine::name)
                    .contains("primary", name);
            assertThat(new Inspector(Controls.all())
                            .observe(inspection(builds, distribution, secrets))
                            .findings())
                    .extracting(AuditedServer::line)
                    .noneMatch(line -> line.contains(HardenedServer.path("primary")) || line.contains(name));
        }
    }

    @Test
    void showsThePublishedKeyOfAStockServer() throws IOException {
        try (Distribution distribution = Kernel.PKCS12.open()) {
            TrustSummary evidence = evidence(servers.with("stock"), distribution, KnownSecrets.none());

            assertThat(evidence.changes()).isEmpty();
            assertThat(evidence.certificates())
                    .extracting(CertificateLine::name, CertificateLine::subject)
                    .containsExactly(tuple("primary", "CN=localhost,OU=WSO2,O=WSO2,L=Santa Clara,ST=CA,C=US"));
        }
    }

    @Test
    void showsNoKeysOfAServerThatDoesNotBoot() throws IOException {
        try (Distribution distribution = Kernel.PKCS12.open()) {
            distribution.write(ServerFiles.DEPLOYMENT_TOML, "[server\n".getBytes(StandardCharsets.UTF_8));
            KeyBuilds builds = servers.with("broken");

            assertThat(evidence(builds, distribution, KnownSecrets.none()).certificates())
                    .isEmpty();
            assertThat(DistributionBanner.asFound(distribution, builds.surroundings()))
                    .isEqualTo("WSO2 Carbon Kernel 4.10.32 (kernel 4.10.32, configuration can't be read)");
        }
    }

    private static TrustSummary evidence(KeyBuilds builds, Distribution distribution, KnownSecrets secrets)
            throws IOException {
        return TrustSummaries.of(
                inspection(builds, distribution, secrets),
                StagedChanges.of(distribution, new Attribution(), new RemovedCertificates(List.of())),
                false);
    }

    private static Inspection inspection(KeyBuilds builds, Distribution distribution, KnownSecrets secrets)
            throws IOException {
        var request = new InspectionRequest(
                builds.request().settings(), secrets, Optional.empty(), Optional.empty(), Optional.empty(), false);
        return Inspection.of(request, builds.surroundings(), distribution);
    }
}
