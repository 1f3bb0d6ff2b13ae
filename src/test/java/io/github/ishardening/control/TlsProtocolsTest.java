package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsProtocolsTest {

    private static final String PROTOCOLS = "transport.https.sslHostConfig.properties.protocols";

    @Test
    void setsTheProtocolsOfTheConnector() throws IOException {
        var edits = ControlEdits.of(new TlsProtocols(), Kernel.PKCS12);

        assertThat(edits.toml()).isEqualTo(Map.of(PROTOCOLS, "+TLSv1.3"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void takesOutTheOlderSpellings() throws IOException {
        var edits = ControlEdits.of(new TlsProtocols(), """
                [transport.https.properties]
                protocols = "TLSv1"
                ssl_protocol = "TLS"
                """);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        PROTOCOLS,
                        "+TLSv1.3",
                        "transport.https.properties.protocols",
                        ControlEdits.REMOVED,
                        "transport.https.properties.ssl_protocol",
                        ControlEdits.REMOVED));
    }

    @Test
    void replacesTheProtocolsThatStandThere() throws IOException {
        var edits = ControlEdits.of(new TlsProtocols(), """
                [transport.https.sslHostConfig.properties]
                protocols = "+TLSv1,+TLSv1.2"
                """);

        assertThat(edits.toml()).isEqualTo(Map.of(PROTOCOLS, "+TLSv1.3"));
    }
}
