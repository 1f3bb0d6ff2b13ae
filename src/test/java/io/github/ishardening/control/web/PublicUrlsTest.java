package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.FakeStores;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.request.Settings;
import io.github.ishardening.request.WebSettings;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicUrlsTest {

    private static final String WHOLE = "WSO2 API Manager v4.5.0";
    private static final String CONTROL_PLANE = "WSO2 API Control Plane v4.5.0";
    private static final String ENVIRONMENTS = "apim.gateway.environment";
    private static final String PORTAL = "apim.devportal.url";
    private static final String STOCK_PORTAL = "https://localhost:${mgt.transport.https.port}/devportal";
    private static final String TOML = """
            [[apim.gateway.environment]]
            name = "Default"
            https_endpoint = "https://localhost:${https.nio.port}"
            http_endpoint = "http://localhost:${http.nio.port}"
            ws_endpoint = "ws://localhost:9099"

            [[apim.gateway.environment]]
            name = "Elsewhere"
            https_endpoint = "https://gw.example.org"
            http_endpoint = "http://gw.example.org"
            ws_endpoint = "ws://gw.example.org:9099"

            [[apim.gateway.environment.virtual_host]]
            https_endpoint = "https://127.0.0.1:8243"
            http_endpoint = "http://apis.example.org:8280"
            """;

    private static final String CALLED = ": users are told to call the gateway environment %s on localhost: %s."
            + " Set the gateway's public host in its endpoints, with the setting gatewayHostname or, for a gateway in"
            + " this pack, <hostname>.";
    private static final String AT_DEFAULT = "warning repository/conf/deployment.toml:3"
            + CALLED.formatted(
                    "Default",
                    "https://localhost:${https.nio.port}, http://localhost:${http.nio.port}, ws://localhost:9099");
    private static final String AT_ELSEWHERE =
            "warning repository/conf/deployment.toml:13" + CALLED.formatted("Elsewhere", "https://127.0.0.1:8243");
    private static final String AT_PORTAL =
            "warning repository/conf/api-manager.xml: users are sent to the developer portal"
                    + " on localhost: https://localhost:${mgt.transport.https.port}/devportal. Set the public host in"
                    + " <hostname>, or set apim.devportal.url.";
    private static final String AT_PUBLISHER = "info %s:%%d: users are sent to the publisher on localhost:"
                    .formatted(Templates.of(ApiManager.API_MANAGER_XML))
            + " https://localhost:${mgt.transport.https.port}/publisher. This version has no key for it: change it in the"
            + " template.";

    @TempDir
    private Path folder;

    @Test
    void areLocalAsShippedAndTheServersOwnOnceHardened() throws IOException {
        try (var server = ApiManager.stock(WHOLE, TOML)) {
            assertThat(server.findings(new PublicUrls()))
                    .containsExactly(AT_DEFAULT, AT_ELSEWHERE, AT_PORTAL, AT_PUBLISHER.formatted(28));
            assertThat(server.byHand(new PublicUrls()))
                    .containsExactly(
                            "repository/conf/api-manager.xml: the developer portal tells users to get tokens from"
                                    + " localhost, the address that the server uses for its key manager. Set the"
                                    + " public address in the admin portal, as the token endpoint of the resident key"
                                    + " manager.");

            var toml = hardened(server, Optional.empty());

            var environments = toml.tables(ENVIRONMENTS);
            assertThat(environments.get(0))
                    .containsEntry("https_endpoint", "https://is.example.com:${https.nio.port}")
                    .containsEntry("http_endpoint", "http://is.example.com:${http.nio.port}")
                    .containsEntry("ws_endpoint", "ws://is.example.com:9099");
            assertThat(environments.get(1))
                    .containsEntry("https_endpoint", "https://gw.example.org")
                    .containsEntry(
                            "virtual_host",
                            List.of(Map.of(
                                    "https_endpoint", "https://is.example.com:8243",
                                    "http_endpoint", "http://apis.example.org:8280")));
            assertThat(toml.string(PORTAL)).contains("https://is.example.com:${mgt.transport.https.port}/devportal");
            assertThat(server.put(ServerFiles.DEPLOYMENT_TOML, toml.bytes()).findings(new PublicUrls()))
                    .containsExactly(AT_PUBLISHER.formatted(28));
        }
    }

    @Test
    void areTheGatewaysOnAControlPlaneOnlyIfSomebodySaysWhereThatIs() throws IOException {
        try (var server = ApiManager.stock(CONTROL_PLANE, TOML)) {
            assertThat(hardened(server, Optional.empty()).tables(ENVIRONMENTS).get(0))
                    .containsEntry("ws_endpoint", "ws://localhost:9099");

            assertThat(hardened(server, Optional.of("gw.example.com"))
                            .tables(ENVIRONMENTS)
                            .get(0))
                    .containsEntry("ws_endpoint", "ws://gw.example.com:9099");
        }
    }

    @Test
    void keepWhatDeploymentTomlSaysAndTakeThePortOfItsProxy() throws IOException {
        String proxy = "[transport.https.properties]\nproxyPort = %s\n";
        try (var server = ApiManager.stock(WHOLE, proxy.formatted("443"))) {
            assertThat(hardened(server, Optional.empty()).string(PORTAL)).contains("https://is.example.com/devportal");

            server.put(ServerFiles.DEPLOYMENT_TOML, proxy.formatted("\"8443\""));
            assertThat(hardened(server, Optional.empty()).string(PORTAL))
                    .contains("https://is.example.com:8443/devportal");

            server.put(
                    ServerFiles.DEPLOYMENT_TOML, "[apim.devportal]\nurl = \"https://portal.example.org/devportal\"\n");
            assertThat(hardened(server, Optional.empty()).string(PORTAL))
                    .contains("https://portal.example.org/devportal");
        }
    }

    @Test
    void areNotLookedForInPacksWithoutPortals() throws IOException {
        try (var gateway = ApiManager.stock(ApiManager.GATEWAY, TOML);
                var kernel = AuditedServer.stock(Kernel.PKCS12)) {
            assertThat(hardened(gateway, Optional.of("gw.example.com")).isEdited())
                    .isFalse();
            for (var server : List.of(gateway, kernel)) {
                assertThat(server.findings(new PublicUrls())).isEmpty();
                assertThat(server.notApplicable(new PublicUrls()))
                        .containsExactly("this pack has no portals of API Manager");
            }
        }
    }

    @Test
    void ofARealPackAreTheServersOwnOnceHardened() throws IOException {
        try (var pack = ProductLookAlike.APIM_4_5.open()) {
            var server = AuditedServer.of(pack);
            assertThat(server.findings(new PublicUrls())).hasSize(3).contains(AT_PORTAL);

            ServerBuilds.harden(AuditedServer.builds(), pack);

            assertThat(server.findings(new PublicUrls())).containsExactly(AT_PUBLISHER.formatted(645));
        }
    }

    /** The server calls itself over TLS, and verifies the name. */
    @Test
    void areTheServersForItselfTooWhereTheCertificateMayNotNameLocalhost() throws IOException {
        var builds = new KeyBuilds(folder.resolve("keys"));
        builds.renderer = AuditedServer.builds().renderer;
        builds.localhost = false;
        for (var product : List.of(ProductLookAlike.APIM_4_5, ProductLookAlike.GATEWAY_4_5)) {
            try (var pack = product.open()) {
                ServerBuilds.harden(builds, pack);

                byte[] once = pack.read(ServerFiles.DEPLOYMENT_TOML);
                var values = builds.renderer.render(pack, once).values();
                assertThat(values)
                        .containsEntry(
                                "apim.throttling.service_url",
                                "https://is.example.com:${mgt.transport.https.port}${carbon.context}services/")
                        .containsEntry(
                                "apim.key_manager.service_url",
                                "https://is.example.com:${mgt.transport.https.port}${carbon.context}services/")
                        .containsEntry("apim.workflow.service_url", "https://localhost:9445/bpmn");
                ServerBuilds.harden(builds, pack);
                assertThat(pack.read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(once);
            }
        }
    }

    private static DeploymentToml hardened(AuditedServer server, Optional<String> gateway) throws IOException {
        var pack = server.distribution();
        var toml = ServerBuilds.toml(pack);
        var hardening = FakeStores.hardening(pack, toml, List.of(), StoreType.PKCS12, Map.of(PORTAL, STOCK_PORTAL));
        var of = hardening.settings();
        var web = of.web();
        var settings = new Settings(
                of.serverHeader(),
                of.protocols(),
                of.ciphers(),
                of.namedGroups(),
                of.heap(),
                new WebSettings(
                        web.hsts(),
                        web.sessionIdLength(),
                        web.callbackUrls(),
                        web.denyList(),
                        web.adminServices(),
                        web.httpConnector(),
                        gateway),
                of.signIn(),
                of.log(),
                of.audit());
        new PublicUrls().harden(FakeStores.with(Optional.empty(), settings, hardening));
        byte[] once = toml.bytes();
        new PublicUrls().harden(FakeStores.with(Optional.empty(), settings, hardening));
        assertThat(toml.bytes()).isEqualTo(once);
        return toml;
    }
}
