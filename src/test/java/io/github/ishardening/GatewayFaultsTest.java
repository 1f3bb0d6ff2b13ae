package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.GatewayPack;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault that somebody brings into a hardened gateway is named by its rule, and by no other. */
class GatewayFaultsTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String HTTPS = "[transport.passthru_https.listener.parameters]\nHttpsProtocols = \"TLSv1.3";
    private static final String BROKER = "[broker.transport.amqp.ssl_connection]\nssl_enabled_protocols = \"TLSv1.3";

    /** What is replaced by what in which file. */
    enum Fault {
        OLD_PROTOCOL_OF_APIS("gateway-tls", TOML, HTTPS, HTTPS + ",TLSv1.1"),
        WEAK_SUITE_OF_APIS(
                "gateway-tls", TOML, "PreferredCiphers = \"", "PreferredCiphers = \"TLS_RSA_WITH_AES_128_CBC_SHA,"),
        SUITE_NAMED_AS_OPENSSL_DOES(
                "gateway-tls", TOML, "PreferredCiphers = \"", "PreferredCiphers = \"ECDHE-RSA-AES128-SHA,"),
        OLD_PROTOCOL_OF_EVENTS(
                "gateway-tls", TOML, "Protocols = [\"TLSv1.3\"]", "Protocols = [\"TLSv1\", \"TLSv1.3\"]"),
        OLD_PROTOCOL_OF_WEBSOCKETS(
                "gateway-tls",
                TOML,
                "[apim.wss]\nssl_enabled_protocols = \"",
                "[apim.wss]\nssl_enabled_protocols = \"TLSv1,"),
        OLD_PROTOCOL_FOR_TENANTS("gateway-tls", GatewayPack.OF_TENANTS, ">TLSv1.3<", ">TLSv1.1,TLSv1.3<"),
        PROFILE_OF_ITS_OWN(
                "gateway-tls",
                GatewayPack.template(GatewayPack.PROFILES),
                "</HttpsProtocols>",
                ",TLSv1</HttpsProtocols>"),
        VERIFIER_THAT_ALLOWS_ALL(
                "gateway-backend-verification",
                TOML,
                "HostnameVerifier = \"Strict\"",
                "HostnameVerifier = \"AllowAll\""),
        VERIFIER_THAT_IS_OFF(
                "gateway-backend-verification", TOML, "HostnameVerifier = \"Enabled\"", "HostnameVerifier = \"Off\""),
        UNVERIFIED_WEBSOCKETS(
                "gateway-backend-verification",
                TOML,
                "[apim.wss]",
                "[transport.wss.sender.parameters]\n'ws.client.enable.hostname.verification' = \"false\"\n\n[apim.wss]"),
        OLD_PROTOCOL_OF_CALLS(
                "gateway-backend-verification",
                TOML,
                "\"Strict\"\nHttpsProtocols = \"",
                "\"Strict\"\nHttpsProtocols = \"TLSv1.1,"),
        OLD_PROTOCOL_OF_THE_BROKER("broker-tls", TOML, BROKER, BROKER + ",TLSv1"),
        WEAK_SUITE_OF_THE_BROKER(
                "broker-tls",
                TOML,
                BROKER + "\"\nciphers = \"",
                BROKER + "\"\nciphers = \"TLS_DHE_RSA_WITH_AES_256_CBC_SHA,"),
        BROKER_THAT_ALL_REACH("broker-tls", TOML, "bind_address = \"127.0.0.1\"", "bind_address = \"0.0.0.0\""),
        MQTT(
                "broker-tls",
                GatewayPack.template(GatewayPack.BROKER),
                "<mqtt enabled=\"false\">",
                "<mqtt enabled=\"true\">"),
        OLD_PROTOCOL_OF_TOMCAT("tls-protocols", TOML, "\"+TLSv1.3\"", "\"+TLSv1.1,+TLSv1.3\""),
        UNVERIFIED_HOSTS(
                "hostname-verification",
                "bin/wso2server.sh",
                "hostnameVerifier=\"Strict\"",
                "hostnameVerifier=\"AllowAll\""),
        PUBLISHED_PASSWORD(
                "default-password",
                TOML,
                "\"admin\"\npassword = \"$secret{super_admin_password}\"",
                "\"admin\"\npassword = \"admin\"");
        // Of unrendered stores, scripts, mediators, try-it and portals: here.

        private final String rule;
        private final String path;
        private final String sound;
        private final String broken;

        Fault(String rule, String path, String sound, String broken) {
            this.rule = rule;
            this.path = path;
            this.sound = sound;
            this.broken = broken;
        }
    }

    @Test
    void thereIsNoneOnceItIsHardened() throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            assertThat(errors(server)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEachByItsRule(Fault fault) throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(fault.path, fault.sound, fault.broken);

            assertThat(errors(server)).contains(fault.rule);
            assertThat(errors(server)).isSubsetOf(fault.rule, "plain-secret", "vault-broken");
        }
    }

    private static Set<String> errors(AuditedServer server) throws IOException {
        return server.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.rule().id())
                .collect(Collectors.toSet());
    }
}
