package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ThriftTlsTest {

    private static final String THRIFT = "repository/conf/identity/thrift-authentication.xml";
    private static final String PREFER = " Set only suites with ECDHE and GCM or ChaCha20.";

    @Test
    void isNotJudgedOnAKernelWithoutTheService() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new ThriftTls())).isEmpty();
            assertThat(server.notApplicable(new ThriftTls())).containsExactly("there is no Thrift service");
        }
    }

    @Test
    void isReportedWhereItsFileSaysMoreThanJavaDoes() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            server.replace(THRIFT, "<SSLEnabledProtocols>TLSv1.3", "<SSLEnabledProtocols>TLSv1,TLSv1.2")
                    .replace(THRIFT, "<Ciphers>TLS_AES_256_GCM_SHA384", "<Ciphers>TLS_RSA_WITH_AES_128_CBC_SHA");

            assertThat(server.findings(new ThriftTls()))
                    .containsExactly(
                            "error " + server.line(THRIFT, "TLSv1,TLSv1.2")
                                    + ": the Thrift service on port 10711 accepts TLSv1, unless the JDK itself"
                                    + " refuses them. Set SSLEnabledProtocols to TLSv1.3.",
                            "error " + server.line(THRIFT, "CBC_SHA")
                                    + ": the Thrift service on port 10711 offers suites without authenticated"
                                    + " encryption or forward secrecy: TLS_RSA_WITH_AES_128_CBC_SHA."
                                    + PREFER);

            server.replace(THRIFT, "TLSv1,TLSv1.2", "TLSv1.2,TLSv1.3")
                    .replace(THRIFT, "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_AES_256_GCM_SHA384");
            assertThat(server.findings(new ThriftTls())).isEmpty();
        }
    }

    @Test
    void setsTheFileUpOnce() throws IOException {
        var builds = AuditedServer.builds();
        try (var server = AuditedServer.of(ProductLookAlike.IS_6_1.open())) {
            String shipped = server.read(THRIFT);
            ServerBuilds.harden(builds, server.distribution());
            String once = server.read(THRIFT);
            ServerBuilds.harden(builds, server.distribution());

            assertThat(once)
                    .isEqualTo(shipped.replace(
                            "</Server>",
                            "    <SSLEnabledProtocols>TLSv1.3</SSLEnabledProtocols>\n"
                                    + "    <Ciphers>TLS_AES_256_GCM_SHA384</Ciphers>\n</Server>"));
            assertThat(server.read(THRIFT)).isEqualTo(once);
        }
    }
}
