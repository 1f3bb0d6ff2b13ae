package io.github.ishardening.control.keystore;

import static io.github.ishardening.fixture.HardenedServer.password;
import static io.github.ishardening.fixture.HardenedServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.MadeStores;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruststoreIncompleteTest {

    private static final Map<String, Object> TABLE = Map.of(
            "truststore.file_name", "client-truststore.p12",
            "truststore.type", "PKCS12",
            "truststore.password", "$env{IS_TRUSTSTORE_PASSWORD}");

    @ParameterizedTest
    @EnumSource
    void givesTheTruststoreAPasswordOfItsOwn(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new TruststoreIncomplete(), kernel);

        assertThat(edits.toml()).isEqualTo(Map.of("truststore.password", "$env{IS_TRUSTSTORE_PASSWORD}"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void writesTheWholeTableWhereThereIsNone() throws IOException {
        assertThat(ControlEdits.of(new TruststoreIncomplete(), "[server]\n").toml())
                .isEqualTo(TABLE);
    }

    @Test
    void makesTheConnectorFollowTheTableAgain() throws IOException {
        var edits = ControlEdits.of(new TruststoreIncomplete(), """
                [truststore]
                file_name = "client-truststore.p12"
                type = "PKCS12"
                password = "$env{IS_TRUSTSTORE_PASSWORD}"

                [transport.https.sslHostConfig.properties]
                truststoreFile = "${carbon.home}/repository/resources/security/old.jks"
                truststorePassword = "wso2carbon"
                truststoreType = "JKS"
                """);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "transport.https.sslHostConfig.properties.truststoreFile",
                        "${carbon.home}/repository/resources/security/$ref{truststore.file_name}",
                        "transport.https.sslHostConfig.properties.truststorePassword",
                        "$ref{truststore.password}",
                        "transport.https.sslHostConfig.properties.truststoreType",
                        "$ref{truststore.type}"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS12", "JKS"})
    void findsInStockTruststoresWhatTheirServersOfferAsShipped(Kernel kernel) throws IOException {
        try (var server = AuditedServer.stock(kernel)) {
            assertThat(server.findings(new TruststoreIncomplete())).isEmpty();
        }
    }

    @Test
    void findsThatTheAuthorityOfAHardenedServerIsMissing(@TempDir Path folder) throws Exception {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new TruststoreIncomplete())).isEmpty();
            byte[] truststore = server.distribution().read(path("client-truststore"));
            String authority = certificate(truststore).getSubjectX500Principal().getName();

            server.put(
                    path("client-truststore"),
                    new MadeStores(folder).without(truststore, password("truststore"), "ca"));

            assertThat(server.findings(new TruststoreIncomplete()))
                    .containsExactly("error " + server.line("client-truststore.p12") + ": the chain of tls ends at "
                            + authority + ", which isn't in the truststore. Add it: the server calls itself"
                            + " over TLS, and must trust its own certificate.");
        }
    }

    private static X509Certificate certificate(byte[] truststore) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(truststore), password("truststore").toCharArray());
        return (X509Certificate) store.getCertificate("ca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "client-truststore"})
    void doesNotPassAStoreThatIsNotThere(String name) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.delete(path(name));

            assertThat(server.findings(new TruststoreIncomplete())).isEmpty();
            assertThat(server.notApplicable(new TruststoreIncomplete()))
                    .containsExactly(path(name) + " can't be opened in this build");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ProductLookAlike.class,
            names = {"APIM_4_5", "GATEWAY_4_5"})
    void findsThatGatewaysCannotVerifyApiKeys(ProductLookAlike pack) throws IOException {
        var builds = AuditedServer.builds();
        try (var server = AuditedServer.of(pack.open())) {
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.findings(new TruststoreIncomplete())).isEmpty();

            var toml = ServerBuilds.toml(server.distribution());
            toml.set("apim.devportal.api_key_alias", "other");
            server.put(ServerFiles.DEPLOYMENT_TOML, toml.bytes());

            assertThat(server.findings(new TruststoreIncomplete()))
                    .containsExactly("error " + server.line("api_key_alias")
                            + ": apim.devportal.api_key_alias is other, which isn't in the truststore:"
                            + " gateways can't verify API keys. Add the certificate of primary under that"
                            + " alias, the control plane's if this is a gateway.");
        }
    }
}
