package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruststoreWeakTest {

    private static final String TRUSTSTORE = path("client-truststore");

    @TempDir
    private Path folder;

    @Test
    void namesWeakAuthorities() throws IOException {
        try (var server = AuditedServer.stock(Kernel.JKS)) {
            assertThat(server.findings(new TruststoreWeak()))
                    .containsExactly(
                            "info repository/resources/security/client-truststore.jks: trusts 3 certificates with"
                                    + " keys below RSA-2048 or signatures below SHA-256: verisignclass2g2ca, verisignclass3ca,"
                                    + " verisignclass3g2ca. Remove what you don't need.");
        }
    }

    @Test
    void saysNothingOfANewerKernelWithoutThem() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new TruststoreWeak())).isEmpty();
        }
    }

    @Test
    void findsAWeakKeyThatAHardenedServerTrustsAndNoSignatureOfARootUnderItself() throws Exception {
        var made = new MadeStores(folder);
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new TruststoreWeak())).isEmpty();

            trust(server, made, "root", made.certificate("-keyalg", "RSA", "-sigalg", "SHA1withRSA"));
            assertThat(server.findings(new TruststoreWeak())).isEmpty();

            trust(server, made, "short", made.certificate("-keyalg", "RSA", "-keysize", "1024"));
            assertThat(server.findings(new TruststoreWeak()))
                    .containsExactly("info " + TRUSTSTORE + ": trusts 1 certificate with keys below RSA-2048 or"
                            + " signatures below SHA-256: short. Remove what you don't need.");
        }
    }

    private static void trust(AuditedServer server, MadeStores made, String alias, byte[] certificate)
            throws Exception {
        server.put(
                TRUSTSTORE,
                made.trusting(server.distribution().read(TRUSTSTORE), password("truststore"), alias, certificate));
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(TRUSTSTORE);

            assertThat(server.findings(new TruststoreWeak())).isEmpty();
            assertThat(server.notApplicable(new TruststoreWeak()))
                    .containsExactly(TRUSTSTORE + " can't be opened in this build");
        }
    }
}
