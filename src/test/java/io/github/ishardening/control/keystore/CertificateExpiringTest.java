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

class CertificateExpiringTest {

    @TempDir
    private Path folder;

    @Test
    void findsACertificateThatExpiresSoon() throws Exception {
        assertThat(found("-keyalg", "RSA", "-startdate", "2026/11/01 12:00:00", "-validity", "40"))
                .containsExactly("warning " + path("tls")
                        + ": the certificate of tls expires on 2026-12-11. Renew the certificate with the same key,"
                        + " as generate-keystores does in every build.");
    }

    @ParameterizedTest
    @CsvSource({"2026/11/01 12:00:00, 60", "2025/01/01 12:00:00, 30"})
    void saysNothingOfOneThatExpiresLaterOrHasExpired(String from, String days) throws Exception {
        assertThat(found("-keyalg", "RSA", "-startdate", from, "-validity", days))
                .isEmpty();
    }

    @Test
    void saysNothingOfAFormerSigningKeyUntilItExpires() throws Exception {
        var made = new MadeStores(folder);
        byte[] former = made.store(
                "another",
                "-keyalg",
                "RSA",
                "-alias",
                "primary-0f3c1a2b-until-2026-12-06",
                "-startdate",
                "2026/11/01 12:00:00",
                "-validity",
                "40");
        byte[] expired = made.store(
                "another",
                "-keyalg",
                "RSA",
                "-alias",
                "primary-0f3c1a2b-until-2026-12-06",
                "-startdate",
                "2026/11/01 12:00:00",
                "-validity",
                "20");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            byte[] primary = server.distribution().read(path("primary"));
            server.put(path("primary"), made.joined(primary, password("primary"), former, "another"));
            assertThat(server.findings(new CertificateExpiring())).isEmpty();

            server.put(path("primary"), made.joined(primary, password("primary"), expired, "another"));
            assertThat(server.findings(new CertificateExpired()))
                    .containsExactly("error " + path("primary")
                            + ": the certificate of primary-0f3c1a2b-until-2026-12-06 expired on 2026-11-21."
                            + " Harden the server again: this removes it, because a former signing key never"
                            + " outlives its certificate.");
        }
    }

    @Test
    void saysNothingOfAStockKernelWhoseCertificateHasExpiredNorOfAHardenedOne() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var hardened = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(stock.findings(new CertificateExpiring())).isEmpty();
            assertThat(hardened.findings(new CertificateExpiring())).isEmpty();
        }
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new CertificateExpiring())).isEmpty();
            assertThat(server.notApplicable(new CertificateExpiring()))
                    .containsExactly(path("tls") + " can't be opened in this build");
        }
    }

    private List<String> found(String... options) throws Exception {
        return found(new MadeStores(folder).store(password("tls"), options));
    }

    private static List<String> found(byte[] tls) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            return server.put(path("tls"), tls).findings(new CertificateExpiring());
        }
    }
}
