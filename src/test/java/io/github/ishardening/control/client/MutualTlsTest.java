package io.github.ishardening.control.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MutualTlsTest {

    private static final String VERIFICATION = "transport.https.sslHostConfig.properties.certificateVerification";

    @Test
    void asksForNoClientCertificates() throws IOException {
        var edits = ControlEdits.of(new MutualTls(), Kernel.PKCS12);

        assertThat(edits.toml()).isEqualTo(Map.of(VERIFICATION, "none"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void takesOutTheOlderSpelling() throws IOException {
        var edits = ControlEdits.of(new MutualTls(), """
                [transport.https.properties]
                certificate_verification = "optional"
                """);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        VERIFICATION,
                        "none",
                        "transport.https.properties.certificate_verification",
                        ControlEdits.REMOVED));
    }
}
