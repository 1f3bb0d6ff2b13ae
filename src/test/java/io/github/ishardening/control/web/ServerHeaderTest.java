package io.github.ishardening.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.OtherConnectors;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerHeaderTest {

    @Test
    void namesNoProductOnEitherConnector() throws IOException {
        var edits = ControlEdits.of(new ServerHeader(), Kernel.PKCS12);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "transport.http.properties.server", "Example",
                        "transport.https.properties.server", "Example"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void walksEveryConnectorOfTheTemplate() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            OtherConnectors.add(
                    server,
                    "<Connector port=\"8444\"\nserver=\"Apache-Coyote/1.1\"\nxpoweredBy=\"true\"/>"
                            + "<Connector port=\"8081\" server=\"Example\" xpoweredBy=\"false\"/>");

            assertThat(server.findings(new ServerHeader()))
                    .containsExactly(
                            "warning %s: server is Apache-Coyote/1.1, which names the product. Set it to Server."
                                    .formatted(server.line(OtherConnectors.TEMPLATE, "Coyote/1.1")),
                            "warning %s: xpoweredBy is true: responses say in X-Powered-By that Tomcat sends them. Remove it."
                                    .formatted(server.line(OtherConnectors.TEMPLATE, "xpoweredBy=\"true\"")));
        }
    }
}
