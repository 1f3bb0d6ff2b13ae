package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.ProductLookAlike;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HstsTest {

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

    private static List<String> byHand(AuditedServer server) throws IOException {
        return server.observations().byHand().stream()
                .filter(task -> task.rule().id().equals("hsts"))
                .map(task -> "%s: %s %s".formatted(task.location(), task.message(), task.cure()))
                .toList();
    }
}
