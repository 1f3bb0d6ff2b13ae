package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateUsageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void findsCertificatesThatClientsRefuse(HardenedServer kind) throws Exception {
        try (var server = kind.open()) {
            assertThat(server.findings(new CertificateUsage())).isEmpty();

            assertThat(found(server, "tls", "eku=clientAuth")).containsExactly(isnt("tls", "serverAuth"));
            assertThat(found(server, "tls", "eku=codeSigning,emailProtection"))
                    .containsExactly(isnt("tls", "serverAuth"));
            assertThat(found(server, "tls", "ku=keyEncipherment")).containsExactly(isnt("tls", "digitalSignature"));
            assertThat(found(server, "tls", "ku:c=keyCertSign", "eku:c=timeStamping"))
                    .containsExactly(isnt("tls", "digitalSignature and serverAuth"));
            found(server, "tls", "eku=serverAuth");
            assertThat(found(server, "primary", "ku=keyEncipherment"))
                    .containsExactly(isnt("primary", "digitalSignature"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "KERNEL")
    void saysNothingOfUsagesThatFitOrThatNobodyHoldsThemTo(HardenedServer kind) throws Exception {
        try (var server = kind.open()) {
            assertThat(found(server, "tls")).isEmpty();
            assertThat(found(server, "tls", "eku=serverAuth", "ku=digitalSignature"))
                    .isEmpty();
            assertThat(found(server, "tls", "eku=anyExtendedKeyUsage")).isEmpty();
            assertThat(found(server, "primary", "eku=emailProtection")).isEmpty();
            assertThat(found(server, "internal", "ku=digitalSignature")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void saysNothingOfAStockKernel(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new CertificateUsage())).isEmpty();
        }
    }

    @Test
    void doesNotPassAStoreThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new CertificateUsage())).isEmpty();
            assertThat(server.notApplicable(new CertificateUsage()))
                    .containsExactly(path("tls") + " can't be opened in this build");
        }
    }

    private List<String> found(AuditedServer server, String role, String... extensions) throws Exception {
        var options = new ArrayList<>(List.of("-keyalg", "RSA", "-alias", role));
        for (String extension : extensions) {
            options.addAll(List.of("-ext", extension));
        }
        server.put(path(role), new MadeStores(folder).store(password(role), options.toArray(String[]::new)));
        return server.findings(new CertificateUsage());
    }

    private static String isnt(String role, String missing) {
        return "error %s: the certificate of %s doesn't allow the usage %s. Have it reissued with this usage."
                .formatted(path(role), role, missing);
    }
}
