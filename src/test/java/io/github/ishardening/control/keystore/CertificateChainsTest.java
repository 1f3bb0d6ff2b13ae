package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.certificate;
import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static io.github.ishardening.fixture.HardenedServer.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateChainsTest {

    private static final String AUTHORITY = "basicConstraints=critical,CA:TRUE";

    @TempDir
    static Path folder;

    @BeforeAll
    static void makesCertificates() throws Exception {
        certificate(folder, "root", "root", "/CN=root", AUTHORITY);
        certificate(folder, "between", "root", "/CN=between", AUTHORITY);
        certificate(folder, "newer", "root", "/CN=between", AUTHORITY);
        certificate(folder, "leaf", "between", "/CN=is");
        certificate(folder, "user", "root", "/CN=user", "basicConstraints=CA:FALSE");
        certificate(folder, "forged", "user", "/CN=is");
        certificate(folder, "signing", "root", "/CN=signing", AUTHORITY, "keyUsage=cRLSign");
        certificate(folder, "unsigned", "signing", "/CN=is");
        certificate(folder, "old", "old", "/CN=old");
    }

    @ParameterizedTest
    @EnumSource
    void findsChainsThatClientsCannotFollow(HardenedServer kind) throws Exception {
        try (var server = kind.open()) {
            assertThat(server.findings(new CertificateChains())).isEmpty();

            assertThat(found(server, "tls", "leaf", "newer", "root"))
                    .containsExactly(fault("tls", "is out of order: CN=between didn't sign CN=is."));
            assertThat(found(server, "tls", "forged", "user", "root"))
                    .containsExactly(fault("tls", "isn't valid: CN=user may not sign certificates."));
            assertThat(found(server, "tls", "unsigned", "signing", "root"))
                    .containsExactly(fault("tls", "isn't valid: CN=signing may not sign certificates."));
            trust(server, "between");
            assertThat(found(server, "tls", "leaf"))
                    .containsExactly(fault("tls", "lacks CN=between, which signed CN=is."));
            found(server, "tls", "leaf", "between");
            assertThat(found(server, "primary", "leaf"))
                    .containsExactly(fault("primary", "lacks CN=between, which signed CN=is."));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "KERNEL")
    void saysNothingOfChainsThatEndAtARootOrBeforeIt(HardenedServer kind) throws Exception {
        try (var server = kind.open()) {
            assertThat(found(server, "tls", "leaf", "between", "root")).isEmpty();
            assertThat(found(server, "tls", "leaf", "between")).isEmpty();
            trust(server, "root");
            assertThat(found(server, "tls", "leaf", "between")).isEmpty();
            assertThat(found(server, "tls", "between")).isEmpty();
            assertThat(found(server, "tls", "old")).isEmpty();
        }
    }

    /** The JDK puts those of a PKCS12 store in order as it reads them. */
    @Test
    void followsAChainInTheOrderInWhichAJksStoreHasIt() throws Exception {
        String tls = Kernel.JKS.store("tls");
        try (var server = AuditedServer.hardened(Kernel.JKS)) {
            server.put(tls, jks("leaf", "between", "root"));
            assertThat(server.findings(new CertificateChains())).isEmpty();

            server.put(tls, jks("leaf", "root", "between"));
            assertThat(server.findings(new CertificateChains()))
                    .containsExactly(("error %s: the chain of tls is out of order: CN=root didn't sign CN=is. Add the"
                                    + " certificates of its authorities, each after the one that it signed.")
                            .formatted(tls));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void saysNothingOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new CertificateChains())).isEmpty();
        }
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new CertificateChains())).isEmpty();
            assertThat(server.notApplicable(new CertificateChains()))
                    .containsExactly(path("tls") + " can't be opened in this build");
        }
    }

    private static byte[] jks(String... names) throws Exception {
        char[] password = password("tls").toCharArray();
        var chain = new ArrayList<Certificate>();
        for (String name : names) {
            try (var in = Files.newInputStream(folder.resolve(name + ".crt"))) {
                chain.add(CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
        }
        var pkcs12 = KeyStore.getInstance("PKCS12");
        pkcs12.load(new ByteArrayInputStream(store(folder, "tls", password("tls"), names[0])), password);
        var jks = KeyStore.getInstance("JKS");
        jks.load(null, null);
        jks.setKeyEntry("tls", pkcs12.getKey("tls", password), password, chain.toArray(Certificate[]::new));
        var bytes = new ByteArrayOutputStream();
        jks.store(bytes, password);
        return bytes.toByteArray();
    }

    private static List<String> found(AuditedServer server, String role, String... names) throws Exception {
        server.put(path(role), store(folder, role, password(role), names));
        return server.findings(new CertificateChains());
    }

    private static void trust(AuditedServer server, String name) throws Exception {
        String truststore = path("client-truststore");
        server.put(
                truststore,
                new MadeStores(folder)
                        .trusting(
                                server.distribution().read(truststore),
                                password("truststore"),
                                name,
                                Files.readAllBytes(folder.resolve(name + ".crt"))));
    }

    private static String fault(String role, String what) {
        return ("error %s: the chain of %s %s Add the certificates of its authorities, each after the one that it"
                        + " signed.")
                .formatted(path(role), role, what);
    }
}
