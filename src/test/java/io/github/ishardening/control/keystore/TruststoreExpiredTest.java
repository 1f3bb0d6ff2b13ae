package io.github.ishardening.control.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.StockCertificates;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruststoreExpiredTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhomNobodyTrustsYetAndWhomNobodyTrustsAnyMore() throws Exception {
        String truststore = Kernel.PKCS12.store("client-truststore");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new TruststoreExpired())).isEmpty();

            trust(server, "early", early());
            trust(server, "late", StockCertificates.firstExpired());

            assertThat(server.findings(new TruststoreExpired()))
                    .containsExactly(
                            "warning " + truststore + ": trusts 1 expired certificates: late. Take them out:"
                                    + " import-certificates does unless <truststore><expired> is keep.",
                            "warning " + truststore
                                    + ": trusts 1 certificates that aren't valid yet: early. Until they are,"
                                    + " keep those that they are to replace; if they should be valid, see that the clock of"
                                    + " whoever issued them is right.");
        }
    }

    private void trust(AuditedServer server, String alias, byte[] certificate) throws Exception {
        String truststore = Kernel.PKCS12.store("client-truststore");
        server.put(
                truststore,
                new MadeStores(folder)
                        .trusting(
                                server.distribution().read(truststore),
                                HardenedServer.password("truststore"),
                                alias,
                                certificate));
    }

    private byte[] early() throws Exception {
        byte[] made = new MadeStores(folder)
                .store("password", "-keyalg", "EC", "-startdate", "2040/01/01 00:00:00", "-validity", "365");
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(made), "password".toCharArray());
        return store.getCertificate("tls").getEncoded();
    }
}
