package io.github.ishardening.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.ishardening.audit.CertificateLine;
import io.github.ishardening.audit.ChangedFile;
import io.github.ishardening.audit.TrustLine;
import io.github.ishardening.audit.TrustSummary;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
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
                    .contains(
                            new ChangedFile(kernel.store("tls"), Change.ADDED),
                            new ChangedFile(kernel.store("wso2carbon"), Change.DELETED));
            assertThat(evidence.certificates())
                    .extracting(CertificateLine::name)
                    .containsExactly("primary", "internal", "tls", "ca");
            assertThat(evidence.trust())
                    .contains(
                            new TrustLine(
                                    kernel.store("client-truststore"), "ca", "signed the server's own certificates"),
                            new TrustLine(kernel.store("client-truststore"), "primary", "the server's own key primary"),
                            new TrustLine("whoever trusts ca", "primary, internal, tls", "signed by ca"))
                    .filteredOn(line -> line.trusted().matches("\\d+ authorities"))
                    .extracting(TrustLine::holder, TrustLine::reason)
                    .containsExactly(tuple(kernel.store("client-truststore"), "whatever they sign is trusted"));
        }
    }

    @Test
    void showsAFormerSigningKeyAndUntilWhenItStays(@TempDir Path folder) throws Exception {
        var made = new MadeStores(folder);
        String path = HardenedServer.path("primary");
        String password = HardenedServer.password("primary");
        byte[] former = made.store("another", "-keyalg", "RSA", "-alias", "primary-0f3c1a2b-until-2026-12-06");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            byte[] primary = server.distribution().read(path);
            server.put(path, made.joined(primary, password, former, "another"));

            TrustSummary evidence = TrustSummaries.of(server.inspection(), new TreeMap<>());

            assertThat(evidence.trust())
                    .contains(new TrustLine(path, "primary-0f3c1a2b", "former signing key, until 2026-12-06"));
            assertThat(evidence.certificates())
                    .extracting(CertificateLine::name)
                    .contains("primary", "primary-0f3c1a2b");
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
                    .isEqualTo("WSO2 Carbon Kernel 4.10.32 (kernel 4.10.32, doesn't boot)");
        }
    }

    private static TrustSummary evidence(KeyBuilds builds, Distribution distribution, KnownSecrets secrets)
            throws IOException {
        var request = new InspectionRequest(
                builds.request().settings(), secrets, Optional.empty(), Optional.empty(), Optional.empty(), false);
        return TrustSummaries.of(Inspection.of(request, builds.surroundings(), distribution), distribution.edits());
    }
}
