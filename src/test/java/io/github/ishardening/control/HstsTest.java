package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HstsTest {

    private static final String AGE = "hstsMaxAgeSeconds = \"%s\"";

    @ParameterizedTest
    @EnumSource(names = {"IS_6_1", "IS_7_1"})
    void saysWhichResponsesOfAnIdentityServerNoFilterSees(ProductLookAlike product) throws IOException {
        try (var server = AuditedServer.of(product.open())) {
            ServerBuilds.harden(AuditedServer.builds(), server.distribution());

            assertThat(server.findings(new Hsts())).isEmpty();
            assertThat(byHand(server))
                    .containsExactly(
                            "repository/conf/tomcat/catalina-server.xml: what the server answers before it comes to a filter"
                                    + " has no such header: 401s of its APIs, unknown paths, and the login page without a"
                                    + " session. Let the proxy in front of the server send the header with every response.");
        }
    }

    @Test
    void saysNothingLikeThatOfAServerWhoseValvesRefuseNothing() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertThat(byHand(server)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "60", "3600", "86399"})
    void namesAnAgeOfLessThanADay(String seconds) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            assertBrief(server, seconds);
        }
    }

    @Test
    void namesAnAgeOfASecondInALookAlikeOf71() throws IOException {
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertBrief(server, "1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "63072000"})
    void letsPassAnAgeOfADayAndMore(String seconds) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(ServerFiles.DEPLOYMENT_TOML, AGE.formatted("31536000"), AGE.formatted(seconds));

            assertThat(server.findings(new Hsts())).isEmpty();
        }
    }

    private static void assertBrief(AuditedServer server, String seconds) throws IOException {
        server.replace(ServerFiles.DEPLOYMENT_TOML, AGE.formatted("31536000"), AGE.formatted(seconds));

        assertThat(server.findings(new Hsts()))
                .containsExactly(
                        "warning %s: browsers insist on HTTPS for less than a day. Set hstsMaxAgeSeconds to 31536000, a year."
                                .formatted(server.line("[[tomcat.filter]]")));
    }

    private static List<String> byHand(AuditedServer server) throws IOException {
        return server.observations().byHand().stream()
                .filter(task -> task.rule().id().equals("hsts"))
                .map(task -> "%s: %s %s".formatted(task.location(), task.message(), task.cure()))
                .toList();
    }
}
