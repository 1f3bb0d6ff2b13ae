package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.hardening.keys.NewPrimary;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.hardening.trust.TruststoreStaging;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.oracle.OpensslAuthority;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.ServerHost;
import io.github.ishardening.server.StockStores;
import io.github.ishardening.trust.ExpiredPolicy;
import io.github.ishardening.trust.PublishedKeys;
import io.github.ishardening.trust.TruststorePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalAuthorityTest {

    @TempDir
    Path folder;

    private OpensslAuthority authority;
    private KeyBuilds builds;

    @BeforeEach
    void askAnExternalAuthority() throws Exception {
        authority = new OpensslAuthority(folder.resolve("authority"), "Example", 1000);
        builds = new KeyBuilds(folder.resolve("keys"));
        builds.keystores =
                builds.keystores.stream().filter(spec -> spec.role() != Role.CA).toList();
        builds.external = Optional.of(new ExternalAuthority(Optional.of(authority.root)));
        builds.localhost = false;
        builds.now = Instant.now().plus(Duration.ofHours(1));
        assertThatThrownBy(builds::run).isInstanceOf(ProblemException.class);
        for (Role role : new Role[] {Role.PRIMARY, Role.INTERNAL, Role.TLS}) {
            Path issued = authority.sign(builds.folder.resolve("requests/" + role + ".csr"));
            Files.writeString(
                    Files.createDirectories(builds.folder.resolve("replies")).resolve(role + ".pem"),
                    OpensslAuthority.concatenated(issued, authority.intermediate));
        }
    }

    @Test
    void isAskedForNoLocalhostWhereItRefusesThat() throws Exception {
        ServerKeys keys = builds.run();
        assertThat(SubjectAlternativeName.of(keys.key(Role.TLS).entry().certificate()))
                .hasToString("[dns:is.example.com]");
        assertThat(keys.host()).isEqualTo(new ServerHost("is.example.com", "is.example.com"));
    }

    @Test
    void isTrustedByTheServer() throws Exception {
        ServerKeys keys = builds.run();
        X509Certificate root = keys.key(Role.TLS).entry().root();
        try (var distribution = Kernel.PKCS12.open()) {
            var stock = new StockStores(StoreType.PKCS12, "client-truststore.p12", Optional.of("wso2carbon"));
            var policy = new TruststorePolicy(ExpiredPolicy.DROP, PublishedKeys.load(), builds.now);
            var plan = new TruststoreStaging(distribution, stock, keys, new OpenStores())
                    .stage(List.of(), policy, Pkcs12Profile.MODERN);
            assertThat(plan.entries()).containsEntry("ca", root).doesNotContainKey("tls");
        }
    }

    @Test
    void makesANewPrimaryKnownOnceItHasSignedIt() throws Exception {
        builds.data = StoredData.UNDER_ANY_KEY;
        builds.run();
        assertThat(builds.said)
                .contains("WARNING " + NewPrimary.lines(List.of()).get(0));
    }
}
