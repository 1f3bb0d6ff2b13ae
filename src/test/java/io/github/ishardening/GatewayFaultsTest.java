package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault that somebody brings into a hardened gateway is named by its rule, and by no other. */
class GatewayFaultsTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String HTTPS = "[transport.passthru_https.listener.parameters]\nHttpsProtocols = \"TLSv1.3";
    private static final String BROKER = "[broker.transport.amqp.ssl_connection]\nssl_enabled_protocols = \"TLSv1.3";

    private static final String CLASSES = "\"limit_java_class_access_in_scripts.";
    private static final String OBJECTS = "\"limit_java_native_object_access_in_scripts.";

    /** What is replaced by what in which file, and which rules name it. */
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
        OLD_PROTOCOL_FOR_TENANTS("gateway-tls", ApiManager.OF_TENANTS, ">TLSv1.3<", ">TLSv1.1,TLSv1.3<"),
        PROFILE_OF_ITS_OWN(
                "gateway-tls", Templates.of(ApiManager.PROFILES), "</HttpsProtocols>", ",TLSv1</HttpsProtocols>"),
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
        MQTT("broker-tls", Templates.of(ApiManager.BROKER), "<mqtt enabled=\"false\">", "<mqtt enabled=\"true\">"),
        OLD_PROTOCOL_OF_TOMCAT("tls-protocols", TOML, "\"+TLSv1.3\"", "\"+TLSv1.1,+TLSv1.3\""),
        UNVERIFIED_HOSTS(
                "hostname-verification",
                "bin/gateway.sh",
                "hostnameVerifier=\"Strict\"",
                "hostnameVerifier=\"AllowAll\""),
        PUBLISHED_PASSWORD(
                "default-password",
                TOML,
                "\"admin\"\npassword = \"$secret{super_admin_password}\"",
                "\"admin\"\npassword = \"admin\"",
                "plain-secret"),
        PUBLISHED_STORE_IN_A_TEMPLATE(
                "hard-wired-stores",
                Templates.of(ApiManager.BROKER),
                "</transports>",
                "<keyStore>repository/resources/security/wso2carbon.p12</keyStore></transports>"),
        PUBLISHED_STORE_FOR_TENANTS(
                "hard-wired-stores",
                ApiManager.OF_TENANTS,
                "</parameters>",
                "<parameter name=\"keystore.file\">repository/resources/security/wso2carbon.p12</parameter></parameters>"),
        PUBLISHED_PASSWORD_OF_A_STORE(
                "default-store-password",
                TOML,
                "password = \"$secret{keystore_tls_password}\"",
                "password = \"wso2carbon\"",
                "keystore-unreadable",
                "plain-secret"),
        CLASSES_THAT_ARE_BLOCKED_ONLY(
                "script-mediators",
                TOML,
                CLASSES + "list_type\" = \"ALLOW_LIST\"",
                CLASSES + "list_type\" = \"BLOCK_LIST\""),
        ALL_CLASSES_FOR_SCRIPTS("script-mediators", TOML, CLASSES + "enable\" = true", CLASSES + "enable\" = false"),
        ALL_OBJECTS_FOR_SCRIPTS("script-mediators", TOML, OBJECTS + "enable\" = true", OBJECTS + "enable\" = false"),
        LOADERS_FOR_SCRIPTS("script-mediators", TOML, "\"getClassLoader,loadClass\"", "\"getClassLoader\""),
        ANY_MEDIATOR("mediator-access", TOML, "mode\" = \"ALLOW_LIST\"", "mode\" = \"NONE\""),
        TRY_IT("try-it", TOML, "tryItFunctionalityDisabled = true", "tryItFunctionalityDisabled = false"),
        PORTAL_THAT_HEEDS_ANY_HEADER(
                "portal-hosts",
                ApiManager.PORTAL_SETTINGS,
                "\"allowedHosts\": [\"is.example.com\"],\n      \"enabled\": false",
                "\"enabled\": true"),
        PORTAL_THAT_CALLS_ANOTHER_NAME(
                "hostname-mismatch",
                ApiManager.PORTAL_SETTINGS,
                "\"host\": \"localhost\"",
                "\"host\": \"am.example.com\"");

        private final Set<String> rules;
        private final String path;
        private final String sound;
        private final String broken;

        Fault(String rule, String path, String sound, String broken, String... alsoNamed) {
            this.rules = new TreeSet<>(List.of(alsoNamed));
            rules.add(rule);
            this.path = path;
            this.sound = sound;
            this.broken = broken;
        }
    }

    private static Set<String> besides;

    /** Warnings that no hardening takes away. */
    @BeforeAll
    static void findsWhatStays() throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            besides = findings(server, Severity.WARNING);
        }
    }

    @Test
    void thereIsNoneOnceItIsHardened() throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            assertThat(findings(server, Severity.ERROR)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEachByItsRule(Fault fault) throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(fault.path, fault.sound, fault.broken);

            var named = findings(server, Severity.WARNING);
            named.removeAll(besides);
            assertThat(named).isEqualTo(fault.rules);
        }
    }

    private static Set<String> findings(AuditedServer server, Severity least) throws IOException {
        return server.findings().stream()
                .filter(finding -> finding.severity().compareTo(least) <= 0)
                .map(finding -> finding.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
