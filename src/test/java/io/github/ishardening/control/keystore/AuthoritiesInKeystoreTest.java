package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.StockCertificates;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthoritiesInKeystoreTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"PKCS12, 142", "JKS, 79"})
    void countsTheAuthoritiesInTheKeyStoreOfAStockKernel(Kernel kernel, int count) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new AuthoritiesInKeystore()))
                    .containsExactly(trusts(kernel.store("wso2carbon"), count));
        }
    }

    @Test
    void findsAKeyStoreOfAHardenedServerThatTrustsSomebody() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new AuthoritiesInKeystore())).isEmpty();
            byte[] tls = server.distribution().read(path("tls"));
            server.put(
                    path("tls"),
                    new MadeStores(folder).trusting(tls, password("tls"), "authority", StockCertificates.firstValid()));

            assertThat(server.findings(new AuthoritiesInKeystore())).containsExactly(trusts(path("tls"), 1));
        }
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new AuthoritiesInKeystore())).isEmpty();
            assertThat(server.notApplicable(new AuthoritiesInKeystore()))
                    .containsExactly(path("tls") + " can't be opened in this build");
        }
    }

    private static String trusts(String path, int count) {
        return "warning %s: contains %d trusted %s in addition to its key. Keep trusted certificates in the truststore only."
                .formatted(path, count, count == 1 ? "certificate" : "certificates");
    }
}
