package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.keystore.TruststoreWeak;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Rules about what a build can't decide. */
class DecisionsTest {

    @Test
    void namesWeakAuthorities() throws IOException {
        try (var server = AuditedServer.stock(Kernel.JKS)) {
            assertThat(server.findings(new TruststoreWeak()))
                    .containsExactly(
                            "info repository/resources/security/client-truststore.jks: trusts 3 certificates with"
                                    + " keys below RSA-2048 or signatures below SHA-256: verisignclass2g2ca, verisignclass3ca,"
                                    + " verisignclass3g2ca. Take out those that nobody needs.");
        }
    }
}
