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

class CertificateExpiredTest {

    private static final String RENEWAL =
            " Renew the certificate with the same key, as generate-keystores does in every build.";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"PKCS12, 2025-01-07", "JKS, 2024-04-30"})
    void sendsNobodyToRenewAPublishedKey(Kernel kernel, String day) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new CertificateExpired()))
                    .containsExactly(
                            "error " + kernel.store("wso2carbon") + ": the certificate of wso2carbon expired on " + day
                                    + ". Replace the key, which is publicly known.");
        }
    }

    @Test
    void findsACertificateThatHasExpired() throws Exception {
        assertThat(found("-keyalg", "RSA", "-startdate", "2025/01/01 12:00:00", "-validity", "30"))
                .containsExactly("error " + path("tls") + ": the certificate of tls expired on 2025-01-31." + RENEWAL);
    }

    @Test
    void findsACertificateThatIsNotValidYet() throws Exception {
        assertThat(found("-keyalg", "RSA", "-startdate", "2030/01/01 12:00:00", "-validity", "30"))
                .containsExactly("error " + path("tls")
                        + ": the certificate of tls isn't valid before 2030-01-01. Wait, or have it reissued.");
    }

    @Test
    void findsThatWhoSignedACertificateHasExpired() throws Exception {
        byte[] signed = new MadeStores(folder)
                .signed(password("tls"), "-keyalg", "EC", "-startdate", "2025/01/01 12:00:00", "-validity", "30");

        assertThat(found(signed))
                .containsExactly("error " + path("tls") + ": the certificate of CN=authority, which signed tls, expired"
                        + " on 2025-01-31." + RENEWAL);
    }

    @Test
    void saysNothingOfAHardenedServerNorOfACertificateThatIsValid() throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new CertificateExpired())).isEmpty();
        }
        assertThat(found("-keyalg", "RSA", "-startdate", "2026/11/01 12:00:00", "-validity", "40"))
                .isEmpty();
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new CertificateExpired())).isEmpty();
            assertThat(server.notApplicable(new CertificateExpired()))
                    .containsExactly(path("tls") + " can't be opened in this build");
        }
    }

    private List<String> found(String... options) throws Exception {
        return found(new MadeStores(folder).store(password("tls"), options));
    }

    private static List<String> found(byte[] tls) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            return server.put(path("tls"), tls).findings(new CertificateExpired());
        }
    }
}
