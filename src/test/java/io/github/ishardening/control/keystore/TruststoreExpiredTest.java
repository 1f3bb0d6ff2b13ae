package io.github.ishardening.control.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.StockCertificates;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruststoreExpiredTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhomNobodyTrustsYetAndWhomNobodyTrustsAnyMore() throws Exception {
        String truststore = Kernel.PKCS12.store("client-truststore");
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new TruststoreExpired())).isEmpty();

            trust(
                    server,
                    "early",
                    new MadeStores(folder)
                            .certificate("-keyalg", "EC", "-startdate", "2040/01/01 00:00:00", "-validity", "365"));
            trust(server, "late", StockCertificates.firstExpired());

            assertThat(server.findings(new TruststoreExpired()))
                    .containsExactly(
                            "warning " + truststore
                                    + ": trusts 1 expired certificate: late. Remove expired certificates, as"
                                    + " import-certificates does unless <truststore><expired> is keep.",
                            "warning " + truststore
                                    + ": trusts 1 certificate not valid yet: early. Keep former certificates until the new"
                                    + " ones are valid; if these should already be valid, check the issuer's clock.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS12, '2 expired certificates: cn_baltimore_cybertrust_root,ou_cybertrust,o_baltimore,c_ie, wso2carbon'",
        "JKS, '3 expired certificates: baltimorecybertrustca, secomscrootca1, wso2carbon'"
    })
    void namesWhomAStockKernelTrustsAfterTheEnd(Kernel kernel, String expired) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new TruststoreExpired()))
                    .containsExactly("warning " + kernel.store("client-truststore") + ": trusts " + expired
                            + ". Remove expired certificates, as import-certificates does unless <truststore><expired>"
                            + " is keep.");
        }
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(Kernel.PKCS12.store("client-truststore"));

            assertThat(server.findings(new TruststoreExpired())).isEmpty();
            assertThat(server.notApplicable(new TruststoreExpired()))
                    .containsExactly(Kernel.PKCS12.store("client-truststore") + " can't be opened in this build");
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
}
