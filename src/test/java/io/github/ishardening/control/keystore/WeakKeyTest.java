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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeakKeyTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"RSA, 1024", "DSA, 1024", "RSA, 2040"})
    void findsAKeyThatIsShort(String algorithm, String bits) throws Exception {
        assertThat(found("-keyalg", algorithm, "-keysize", bits)).containsExactly(weak("tls", algorithm + "-" + bits));
    }

    @Test
    void findsThatWhoSignedACertificateHasAShortKey() throws Exception {
        assertThat(found(new MadeStores(folder).signed(password("tls"), "-keyalg", "RSA", "-keysize", "1024")))
                .containsExactly(weak("CN=authority, which signed tls,", "RSA-1024"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "ed25519"})
    void saysNothingOfCurvesAsStrongAsThat(String curve) throws Exception {
        assertThat(curve.startsWith("ed") ? found("-keyalg", curve) : found("-keyalg", "EC", "-groupname", curve))
                .isEmpty();
    }

    @Test
    void saysNothingOfAStockKernelNorOfAHardenedOne() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(stock.findings(new WeakKey())).isEmpty();
            assertThat(hardened.findings(new WeakKey())).isEmpty();
        }
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new WeakKey())).isEmpty();
            assertThat(server.notApplicable(new WeakKey()))
                    .containsExactly(path("tls") + " can't be opened in this build");
        }
    }

    private static String weak(String name, String key) {
        return "error %s: the key of %s is %s. Generate a key with RSA-2048 or stronger."
                .formatted(path("tls"), name, key);
    }

    private List<String> found(String... options) throws Exception {
        return found(new MadeStores(folder).store(password("tls"), options));
    }

    private static List<String> found(byte[] tls) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            return server.put(path("tls"), tls).findings(new WeakKey());
        }
    }
}
