package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeakSignatureTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA224withRSA"})
    void findsACertificateWithAWeakSignature(String algorithm) throws Exception {
        assertThat(found("-keyalg", "RSA", "-sigalg", algorithm))
                .containsExactly("error " + path("tls") + ": the certificate of tls is signed with " + algorithm
                        + ". Have it reissued with SHA-256.");
    }

    @Test
    void saysNothingOfTheSignatureOfARootUnderItself() throws Exception {
        assertThat(found(new MadeStores(folder).signed(password("tls"), "-keyalg", "RSA", "-sigalg", "SHA1withRSA")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withRSA", "SHA512withRSA", "RSASSA-PSS"})
    void saysNothingOfStrongSignatures(String algorithm) throws Exception {
        assertThat(found("-keyalg", "RSA", "-sigalg", algorithm)).isEmpty();
    }

    @Test
    void saysNothingOfAStockKernelNorOfAHardenedOne() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(stock.findings(new WeakSignature())).isEmpty();
            assertThat(hardened.findings(new WeakSignature())).isEmpty();
        }
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new WeakSignature())).isEmpty();
            assertThat(server.notApplicable(new WeakSignature()))
                    .containsExactly(path("tls") + " can't be opened in this build");
        }
    }

    private List<String> found(String... options) throws Exception {
        return found(new MadeStores(folder).store(password("tls"), options));
    }

    private static List<String> found(byte[] tls) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            return server.put(path("tls"), tls).findings(new WeakSignature());
        }
    }
}
