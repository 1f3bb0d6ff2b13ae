package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Node;

/** The configuration of real packs, where it lies beside the project. */
class GatewayLookAlikeTest {

    private static final List<Control> RULES =
            List.of(new GatewayTls(), new GatewayBackendVerification(), new BrokerTls());

    private static final Pattern WEAK = Pattern.compile(
            "SSLv3|TLSv1(?!\\.[23])|AllowAll|DefaultAndLocalhost|(TLS|SSL)_\\w*(_CBC_|_RC4_|_NULL_)\\w*|TLS_RSA_WITH_\\w+");

    @Test
    void findsEveryListenerAndSenderOfAWholePackAtItsFileAndLine() throws IOException {
        String endpoints = "repository/deployment/server/synapse-configs/default/inbound-endpoints/";
        String tenants = "repository/resources/apim-synapse-config/";
        try (var server = AuditedServer.of(ProductLookAlike.APIM_4_5.open())) {
            var places = new ArrayList<String>();
            for (Control rule : RULES) {
                for (String finding : server.findings(rule)) {
                    places.add(rule.id() + " " + finding.substring(0, finding.indexOf(": ")));
                }
            }
            assertThat(places)
                    .containsExactly(
                            "gateway-tls error repository/conf/axis2/axis2.xml:235",
                            "gateway-tls error repository/conf/axis2/axis2.xml:231",
                            "gateway-tls error repository/resources/security/listenerprofiles.xml:35",
                            "gateway-tls error repository/resources/security/listenerprofiles.xml:21",
                            "gateway-tls error repository/conf/data-bridge/data-bridge-config.xml:46",
                            "gateway-tls error repository/conf/data-bridge/data-bridge-config.xml:41",
                            "gateway-tls error " + endpoints + "SecureWebSocketInboundEndpoint.xml:20",
                            "gateway-tls error " + endpoints + "SecureWebSocketInboundEndpoint.xml:2",
                            "gateway-tls error " + tenants + "SecureWebSocketInboundEndpoint.xml:19",
                            "gateway-tls error " + tenants + "SecureWebSocketInboundEndpoint.xml:2",
                            "gateway-tls info repository/conf/axis2/axis2.xml:225",
                            "gateway-tls info " + endpoints + "WebSocketInboundEndpoint.xml:2",
                            "gateway-tls info " + endpoints + "WebhookServer.xml:2",
                            "gateway-backend-verification error repository/conf/axis2/axis2.xml:283",
                            "gateway-backend-verification error repository/conf/axis2/axis2.xml:284",
                            "gateway-backend-verification error repository/conf/axis2/axis2.xml:310",
                            "broker-tls error repository/conf/broker.xml:92",
                            "broker-tls error repository/conf/broker.xml:74");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APIM_4_5", "GATEWAY_4_5"})
    void leavesNothingWeakInAnyFileThatTheServerReads(ProductLookAlike pack) throws IOException {
        try (var server = AuditedServer.of(pack.open())) {
            var builds = AuditedServer.builds();
            ServerBuilds.harden(builds, server.distribution());
            var toml = server.distribution().read(ServerFiles.DEPLOYMENT_TOML);

            Map<String, byte[]> files = new TreeMap<>();
            for (String path : server.distribution().paths("repository/")) {
                if (path.endsWith(".xml") && !path.contains("/components/")) {
                    files.put(path, server.distribution().read(path));
                }
            }
            var rendered = builds.renderer.render(server.distribution(), toml);
            rendered.paths().forEach(path -> files.put(path, rendered.file(path)));
            assertThat(weak(files)).isEmpty();

            for (Control rule : RULES) {
                assertThat(server.findings(rule)).allMatch(finding -> finding.startsWith("info "));
            }
            ServerBuilds.harden(builds, server.distribution());
            assertThat(server.distribution().read(ServerFiles.DEPLOYMENT_TOML)).isEqualTo(toml);
        }
    }

    /** In texts and attributes; comments of WSO2's own name weak ones too. */
    private static List<String> weak(Map<String, byte[]> files) {
        var found = new ArrayList<String>();
        files.forEach((path, content) -> texts(path, content)
                .filter(text -> WEAK.matcher(text).find())
                .forEach(text -> found.add(path + ": " + text.strip())));
        return found;
    }

    private static Stream<String> texts(String path, byte[] content) {
        if (!path.endsWith(".xml")) {
            return new String(content, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.strip().startsWith("#"));
        }
        return XmlFile.parse(content).stream()
                .map(xml -> xml.document().getElementsByTagName("*"))
                .flatMap(all -> IntStream.range(0, all.getLength()).mapToObj(all::item))
                .flatMap(element -> Stream.concat(ownTexts(element), attributes(element)));
    }

    private static Stream<String> ownTexts(Node element) {
        return Stream.iterate(element.getFirstChild(), Objects::nonNull, Node::getNextSibling)
                .filter(child -> child.getNodeType() == Node.TEXT_NODE)
                .map(Node::getNodeValue);
    }

    private static Stream<String> attributes(Node element) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(i -> attributes.item(i).getNodeValue());
    }
}
