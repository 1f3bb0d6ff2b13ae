package io.github.ishardening.control.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.ApiManager;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayBackendVerificationTest {

    private static final String TOML = ServerFiles.DEPLOYMENT_TOML;
    private static final String SENDER = "transport.passthru_https.sender.parameters.";
    private static final String WSS = "transport.wss.sender.parameters.'ws.client.enable.hostname.verification'";
    private static final String ANY = " accepts a backend certificate for any host";

    @Test
    void isFoundAsShippedAndNotOnceItIsHardened() throws IOException {
        try (var server = ApiManager.stock(ApiManager.GATEWAY)) {
            assertThat(server.findings(new GatewayBackendVerification()))
                    .containsExactly(
                            "error " + ApiManager.AXIS2 + ":11: the transport https" + ANY + ". Set " + SENDER
                                    + "HostnameVerifier to Strict.",
                            "error " + ApiManager.AXIS2
                                    + ":10: the transport https accepts TLSv1, TLSv1.1, unless the JDK itself refuses"
                                    + " them. Set "
                                    + SENDER + "HttpsProtocols to TLSv1.3.",
                            "error " + ApiManager.AXIS2 + ":13: the transport httpswss" + ANY
                                    + ". Set transport.netty.https.sender.parameter.HostnameVerifier to Enabled.");

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new GatewayBackendVerification())).isEmpty();
            assertThat(server.byHand(new GatewayBackendVerification())).isEmpty();
            String toml = server.read(TOML);
            assertThat(toml).contains("""
                    [transport.passthru_https.sender.parameters]
                    HostnameVerifier = "Strict"
                    HttpsProtocols = "TLSv1.3"
                    """).doesNotContain("ws.client");
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());
            assertThat(server.read(TOML)).isEqualTo(toml);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AllowAll | accepts a backend certificate for any host",
                "DefaultAndLocalhost | accepts any certificate of a backend on localhost",
                "Default | accepts a certificate for *.example.com from the host a.b.example.com"
            })
    void namesWhatAVerifierLetsPass(String verifier, String weakness) throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(TOML, "HostnameVerifier = \"Strict\"", "HostnameVerifier = \"" + verifier + "\"");

            assertThat(server.findings(new GatewayBackendVerification()))
                    .containsExactly("error " + server.line("HostnameVerifier = \"" + verifier)
                            + ": the transport https " + weakness + ". Set " + SENDER + "HostnameVerifier to Strict.");
        }
    }

    @Test
    void blamesATemplateThatSaysSomethingElseThanTheKey() throws IOException {
        String template = Templates.of(ApiManager.AXIS2);
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(
                    template,
                    "<transportSender name=\"ws\"",
                    "<transportSender name=\"other\""
                            + " class=\"org.apache.synapse.transport.passthru.PassThroughHttpSSLSender\">\n"
                            + "<parameter name=\"HostnameVerifier\">AllowAll</parameter>\n"
                            + "<parameter name=\"HttpsProtocols\">TLSv1.1</parameter>\n"
                            + "</transportSender><transportSender name=\"ws\"");

            assertThat(server.findings(new GatewayBackendVerification()))
                    .containsExactly(
                            "error " + server.line(template, ">AllowAll<") + ": the transport other" + ANY + ". Set "
                                    + SENDER + "HostnameVerifier to Strict.",
                            "error " + server.line(template, ">TLSv1.1<")
                                    + ": the transport other accepts TLSv1.1, unless the JDK itself refuses them. Set "
                                    + SENDER + "HttpsProtocols to TLSv1.3.");
        }
    }

    @Test
    void switchesTheVerificationOfWebSocketBackendsOnAgain() throws IOException {
        String off = "[transport.wss.sender.parameters]\n'ws.client.enable.hostname.verification' = \"false\"\n";
        try (var server = ApiManager.stock(ApiManager.GATEWAY)) {
            server.toml(off);
            assertThat(server.findings(new GatewayBackendVerification()))
                    .contains("error " + server.line("ws.client") + ": the transport wss" + ANY + ". Set " + WSS
                            + " to true.");

            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.read(TOML)).contains("'ws.client.enable.hostname.verification' = \"true\"");
            assertThat(server.findings(new GatewayBackendVerification())).isEmpty();
        }
    }

    @Test
    void leavesToPeopleWhatAVersionCannotSwitchOn() throws IOException {
        try (var server = AuditedServer.hardenedGateway()) {
            server.replace(
                    "repository/resources/conf/default.json",
                    "\"transport.wss.sender.parameters.'ws.client.enable.hostname.verification'\": \"true\",",
                    "");

            assertThat(server.findings(new GatewayBackendVerification())).isEmpty();
            assertThat(server.byHand(new GatewayBackendVerification()))
                    .singleElement()
                    .asString()
                    .endsWith(": the transport wss" + ANY
                            + ": this version has no setting to verify hostnames. Install an update in which " + WSS
                            + " is on.");
        }
    }

    @Test
    void isNotDecidedWithoutAGateway() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(server.findings(new GatewayBackendVerification())).isEmpty();
            assertThat(server.notApplicable(new GatewayBackendVerification()))
                    .containsExactly("there is no gateway sender");
        }
    }
}
