package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.certificate;
import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static io.github.ishardening.fixture.HardenedServer.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.HardenedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostnameMismatchTest {

    @TempDir
    Path folder;

    @Test
    void putsTheNameOfTheCertificateInThePlaceOfLocalhost() throws IOException {
        var edits = ControlEdits.of(new HostnameMismatch(), Kernel.PKCS12);

        assertThat(edits.toml()).isEqualTo(Map.of("server.hostname", "is.example.com"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void warnsOfAStockKernelThatIsLocalhost() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(server.findings(new HostnameMismatch()))
                    .containsExactly("warning " + server.line("hostname = \"localhost\"")
                            + ": the hostname is localhost: other machines can't reach the server by that name."
                            + " Harden with <hostname> set to the server's public hostname.");
        }
    }

    @Test
    void findsThatAHardenedServerHasAnotherName() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new HostnameMismatch())).isEmpty();
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML, "hostname = \"is.example.com\"", "hostname = \"login.example.com\"");

            assertThat(server.findings(new HostnameMismatch()))
                    .containsExactly("error " + server.line("hostname = \"login.example.com\"")
                            + ": the tls certificate doesn't cover login.example.com (server.hostname); it covers"
                            + " is.example.com, localhost. Put the missing name into <hostname> or"
                            + " <keystores><tls><subjectAlternativeNames>, and run harden.");
        }
    }

    @Test
    void doesNotPassACertificateThatIsNotThere() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path("tls"));

            assertThat(server.findings(new HostnameMismatch())).isEmpty();
            assertThat(server.notApplicable(new HostnameMismatch()))
                    .containsExactly("the connector's certificate can't be read here");
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsANameThatOnlyAWildcardOfEverybodyCovers(HardenedServer kind) throws Exception {
        try (var server = kind.open()) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, "\"is.example.com\"", "\"is.co.uk\"");
            assertThat(found(server, "DNS:localhost,DNS:*.co.uk"))
                    .containsExactly("error " + server.line("is.co.uk") + ": the tls certificate doesn't cover is.co.uk"
                            + " (server.hostname); it covers *.co.uk, localhost. Put the missing name into"
                            + " <hostname> or <keystores><tls><subjectAlternativeNames>, and run harden.");
            assertThat(found(server, "DNS:localhost,DNS:is.co.uk")).isEmpty();
            server.replace(ServerFiles.DEPLOYMENT_TOML, "\"is.co.uk\"", "\"is.shop.co.uk\"");
            assertThat(found(server, "DNS:localhost,DNS:*.shop.co.uk")).isEmpty();
        }
    }

    private List<String> found(AuditedServer server, String names) throws Exception {
        certificate(folder, "named", "named", "/CN=named", "subjectAltName=" + names);
        server.put(path("tls"), store(folder, "tls", password("tls"), "named"));
        return server.findings(new HostnameMismatch());
    }

    @Test
    void tellsPortalsTheNameThatTheCertificateCarriesInThePlaceOfLocalhost() throws IOException {
        try (var server = ApiManager.stock(ApiManager.WHOLE);
                var builds = new ServerBuilds(folder)) {
            var withoutLocalhost = builds.with("keys");
            withoutLocalhost.localhost = false;
            String shipped = server.read(ApiManager.PORTAL_SETTINGS);

            ServerBuilds.harden(withoutLocalhost, server.distribution());
            String once = server.read(ApiManager.PORTAL_SETTINGS);
            ServerBuilds.harden(withoutLocalhost, server.distribution());
            assertThat(once)
                    .isEqualTo(shipped.replace("\"host\": \"localhost\"", "\"host\": \"is.example.com\"")
                            .replace(
                                    "      \"enabled",
                                    "      \"allowedHosts\": [\"is.example.com\"],\n      \"enabled"));
            assertThat(server.read(ApiManager.PORTAL_SETTINGS)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_6_1", "IS_7_1", "APIM_4_5"})
    void setsTheInternalHostnameWhereTheVersionHasOne(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open());
                var builds = new ServerBuilds(folder)) {
            var withoutLocalhost = builds.with("keys");
            withoutLocalhost.localhost = false;

            ServerBuilds.harden(withoutLocalhost, server.distribution());

            assertThat(ServerBuilds.toml(server.distribution()).string("server.internal_hostname"))
                    .contains("is.example.com");
        }
    }

    @Test
    void findsAPortalThatCallsTheServerByAnotherName() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(ApiManager.PORTAL_SETTINGS, "{\"app\": {\n\"origin\": {\"host\": \"localhost\"}}}");
            assertThat(server.findings(new HostnameMismatch())).isEmpty();

            server.replace(ApiManager.PORTAL_SETTINGS, "localhost", "am.example.com");
            assertThat(server.findings(new HostnameMismatch()))
                    .containsExactly("error " + ApiManager.PORTAL_SETTINGS + ":2: the tls certificate doesn't cover"
                            + " am.example.com, which the portal uses to call the server, so nobody can sign in; it"
                            + " covers is.example.com, localhost. Set origin.host to a name in the certificate.");
        }
    }

    @Test
    void leavesTheRightNameAsItStands() throws IOException {
        var edits = ControlEdits.of(new HostnameMismatch(), "[server]\nhostname = 'is.example.com' # public\n");

        assertThat(edits.toml()).isEmpty();
    }
}
