package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsCiphersTest {

    @Test
    void setsTheSuitesInTheirOrderAndLetsTheServerChoose() throws IOException {
        var edits = ControlEdits.of(new TlsCiphers(), Kernel.PKCS12);

        assertThat(edits.toml())
                .isEqualTo(Map.of(
                        "transport.https.sslHostConfig.properties.ciphers",
                        "TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256",
                        "transport.https.sslHostConfig.properties.honorCipherOrder",
                        true));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }
}
