package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.connector.Broker;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerTlsTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String TEMPLATE = Templates.of(ApiManager.BROKER);
    private static final String TLS = "broker.transport.amqp.ssl_connection.";
    private static final String PLAIN =
            "the broker accepts messages, including passwords, without TLS on 0.0.0.0, port %s. ";
    private static final List<String> WEAK_TLS = List.of(
            "error " + ApiManager.BROKER
                    + ":7: the broker on port 8672 accepts TLSv1, unless the JDK itself refuses them. Set " + TLS
                    + "ssl_enabled_protocols to TLSv1.3.",
            "error " + ApiManager.BROKER
                    + ":3: no cipher suites are set of the broker on port 8672, so Java also offers"
                    + " some without authenticated encryption. Set " + TLS + "ciphers.");

    @Test
    void isFoundAtAGatewayAsShippedAndBoundToItOnceHardened() throws IOException {
        try (var server = ApiManager.stock(ApiManager.GATEWAY)) {
            assertThat(server.findings(new BrokerTls()))
                    .containsAll(WEAK_TLS)
                    .hasSize(3)
                    .contains("error " + TEMPLATE + ":5: " + PLAIN.formatted("5672")
                            + "Set broker.transport.amqp.bind_address to 127.0.0.1.");

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new BrokerTls())).isEmpty();
            assertThat(server.byHand(new BrokerTls())).isEmpty();
            String toml = server.read(TOML);
            assertThat(toml)
                    .contains(
                            "bind_address = \"127.0.0.1\"",
                            "throttle_decision_endpoints = [\"tcp://127.0.0.1:${jms.port}\"]");
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.read(TOML)).isEqualTo(toml);

            server.replace(TOML, "bind_address = \"127.0.0.1\"", "bind_address = \"0.0.0.0\"");
            assertThat(server.findings(new BrokerTls()))
                    .containsExactly("error " + server.line("bind_address") + ": " + PLAIN.formatted("5672")
                            + "Set broker.transport.amqp.bind_address to 127.0.0.1.");
        }
    }

    @Test
    void leavesAloneWhichBrokersAGatewayIsToldToListenTo() throws IOException {
        String others = "[apim.event_hub]\nevent_listening_endpoints = [\"tcp://cp.example.com:5672\"]\n";
        try (var server = ApiManager.stock(ApiManager.GATEWAY)) {
            server.toml(others);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.read(TOML))
                    .contains(others, "throttle_decision_endpoints = [\"tcp://127.0.0.1:${jms.port}\"]");
        }
    }

    /** Events come from where decisions do, unless something else is said of them. */
    @Test
    void leavesEventsToTheBrokersThatDecide() throws IOException {
        String others = "[apim.throttling]\nthrottle_decision_endpoints = [\"tcp://tm.example.com:5672\"]\n";
        try (var server = AuditedServer.of(ApiManager.open(ApiManager.GATEWAY))) {
            server.toml(others);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.read(TOML))
                    .contains(others, "bind_address = \"127.0.0.1\"")
                    .doesNotContain("event_listening_endpoints", "tcp://127.0.0.1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.12.0.9, true",
        "localhost, true",
        "::1, true",
        "0.0.0.0, false",
        "*, false",
        "127.0.0.1.5, false",
        "999.9.9.9.9, false",
        "127.example, false"
    })
    void takesAnAddressForLocalWithoutAskingTheNetwork(String address, boolean isLocal) {
        var broker = new Broker(null, "amqp", address, Optional.of("5672"), Optional.empty());

        assertThat(broker.isLocal()).isEqualTo(isLocal);
    }

    /** Gateways connect to them, and no build knows how. */
    @ParameterizedTest
    @ValueSource(strings = {"WSO2 API Manager v4.5.0", "WSO2 API Control Plane v4.5.0", "WSO2 Traffic Manager v4.5.0"})
    void leavesThePortWithoutTlsToPeopleWhereOthersAreServed(String product) throws IOException {
        try (var server = ApiManager.stock(product)) {
            assertThat(server.findings(new BrokerTls())).containsExactlyElementsOf(WEAK_TLS);
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new BrokerTls())).isEmpty();
            assertThat(server.read(TOML)).doesNotContain("bind_address", "_endpoints");
            assertThat(server.byHand(new BrokerTls()))
                    .containsExactly(TEMPLATE + ":5: " + PLAIN.formatted("5672")
                            + "Connect the gateways to port 8672 over TLS and set"
                            + " broker.transport.amqp.default_connection.enabled to false; or, in the firewall,"
                            + " allow only the gateways to access the port.");
            server.toml("[broker.transport.amqp.default_connection]\nenabled = false\n");
            assertThat(server.byHand(new BrokerTls())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssl_enabled_protocols = \"TLSv1.3\" | ssl_enabled_protocols = \"TLSv1\" | the broker on port 8672"
                        + " accepts TLSv1, unless the JDK itself refuses them. Set"
                        + " broker.transport.amqp.ssl_connection.ssl_enabled_protocols to TLSv1.3.",
                "ciphers = \"TLS_AES_256_GCM_SHA384\" | ciphers = \"TLS_DHE_RSA_WITH_AES_256_CBC_SHA\" | the broker on port 8672"
                        + " offers suites without authenticated encryption or forward secrecy:"
                        + " TLS_DHE_RSA_WITH_AES_256_CBC_SHA. Set only suites with ECDHE and GCM or ChaCha20."
            })
    void namesTheLineOfWhatIsWeak(String good, String bad, String text) throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            String toml = server.read(TOML);
            int table = toml.indexOf("[broker.transport.amqp.ssl_connection]");
            int end = toml.indexOf("\n\n", table);
            server.put(
                    TOML,
                    toml.substring(0, table) + toml.substring(table, end).replace(good, bad) + toml.substring(end));

            assertThat(server.findings(new BrokerTls())).containsExactly("error " + server.line(bad) + ": " + text);
        }
    }

    @Test
    void namesBothPortsOfMqttThatSomebodySwitchedOn() throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(TEMPLATE, "<mqtt enabled=\"false\">", "<mqtt enabled=\"true\">");

            assertThat(server.findings(new BrokerTls()))
                    .containsExactly(
                            "error " + ApiManager.BROKER
                                    + ":11: no cipher suites are set of the broker on port 8883, so"
                                    + " Java also offers some without authenticated encryption. Set ciphers.",
                            "error " + server.line(TEMPLATE, "1883") + ": " + PLAIN.formatted("1883")
                                    + "Turn off MQTT in the template of " + ApiManager.BROKER + ".");
        }
    }

    @Test
    void takesWhatIsUnsetForTheOldestThatTheBrokerSpeaks() throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(
                    TEMPLATE,
                    "<sslEnabledProtocols>{{broker.transport.amqp.ssl_connection.ssl_enabled_protocols}}</sslEnabledProtocols>",
                    "");

            assertThat(server.findings(new BrokerTls()))
                    .singleElement()
                    .asString()
                    .contains("the broker on port 8672 accepts TLSv1, unless");
        }
    }

    @Test
    void isNotDecidedWithoutABroker() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new BrokerTls())).isEmpty();
            assertThat(server.notApplicable(new BrokerTls())).containsExactly("there is no message broker");
        }
    }
}
