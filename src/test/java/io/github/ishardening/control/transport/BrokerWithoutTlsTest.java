package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerWithoutTlsTest {

    private static final String FINDING =
            "warning %s: the server sends its password to the message broker at %s without TLS. Use the broker's TLS port,"
                    + " and set %s to 'true'.";

    private final BrokerWithoutTls control = new BrokerWithoutTls();

    @ParameterizedTest
    @EnumSource(names = {"APIM_4_5", "GATEWAY_4_5"})
    void namesEachBrokerOnAnotherMachine(ProductLookAlike product) throws IOException {
        String brokers = "throttle_decision_endpoints = [\"tcp://tm1.local:5672\", \"tcp://127.0.0.1:5672\"]";
        String events = "event_listening_endpoints = [\"tcp://cp.local:5672\"]";
        try (var server = AuditedServer.of(product.open())) {
            assertThat(server.findings(control)).isEmpty();
            server.toml("[apim.throttling]\n" + brokers + "\n[apim.event_hub]\n" + events + "\n");
            assertThat(server.findings(control))
                    .containsExactlyInAnyOrder(
                            FINDING.formatted(server.line(brokers), "tcp://tm1.local:5672", "apim.throttling.jms.ssl"),
                            FINDING.formatted(server.line(events), "tcp://cp.local:5672", "apim.event_hub.jms.ssl"));

            server.toml("[apim.throttling.jms]\nssl = \"true\"\n[apim.event_hub.jms]\nssl = \"true\"\n");
            assertThat(server.findings(control)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amqp://u:p@clientid/carbon?brokerlist='tcp://tm:8672?SSL='true'%26retries='5''",
                "amqp://u:p@clientid/carbon?brokerlist='ssl://tm:8672'",
                "amqp://u:p@clientid/carbon?brokerlist='tcp://${carbon.local.ip}:${jms.port}'",
                "amqp://u:p@clientid/carbon?brokerlist='tcp://localhost:5672'",
                "amqp://u:p@clientid/carbon"
            })
    void saysNothingOfOtherConnections(String factory) throws IOException {
        try (var server = ApiManager.stock(ApiManager.WHOLE)) {
            server.put(Templates.of(ApiManager.API_MANAGER_XML), decisions(factory, true));

            assertThat(server.findings(control)).isEmpty();
        }
    }

    @Test
    void namesABrokerInAFactoryOfTheUserUnlessItIsOff() throws IOException {
        String factory =
                "amqp://u:p@clientid/carbon?failover='roundrobin'%26brokerlist='tcp://a:5672;tcp://b:5672?ssl='false''";
        try (var server = ApiManager.stock(ApiManager.WHOLE)) {
            server.put(Templates.of(ApiManager.API_MANAGER_XML), decisions(factory, true));
            assertThat(server.findings(control))
                    .containsExactly(
                            FINDING.formatted(ApiManager.API_MANAGER_XML, "tcp://a:5672", "apim.throttling.jms.ssl"),
                            FINDING.formatted(ApiManager.API_MANAGER_XML, "tcp://b:5672", "apim.throttling.jms.ssl"));

            server.put(Templates.of(ApiManager.API_MANAGER_XML), decisions(factory, false));
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).containsExactly("there is no connection to a message broker");
        }
    }

    private static String decisions(String factory, boolean isOn) {
        return """
                <APIManager><ThrottlingConfigurations><JMSConnectionDetails><Enabled>%s</Enabled><JMSConnectionParameters>
                <connectionfactory.TopicConnectionFactory>%s</connectionfactory.TopicConnectionFactory>
                </JMSConnectionParameters></JMSConnectionDetails></ThrottlingConfigurations></APIManager>
                """.formatted(isOn, factory);
    }
}
