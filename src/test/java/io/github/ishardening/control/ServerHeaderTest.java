package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

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
}
