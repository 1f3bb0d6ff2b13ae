package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostnameMismatchTest {

    @Test
    void putsTheNameOfTheCertificateInThePlaceOfLocalhost() throws IOException {
        var edits = ControlEdits.of(new HostnameMismatch(), Kernel.PKCS12);

        assertThat(edits.toml()).isEqualTo(Map.of("server.hostname", "is.example.com"));
        assertThat(edits.scripts()).isEmpty();
        assertThat(edits.files()).isEmpty();
    }

    @Test
    void leavesTheRightNameAsItStands() throws IOException {
        var edits = ControlEdits.of(new HostnameMismatch(), "[server]\nhostname = 'is.example.com' # public\n");

        assertThat(edits.toml()).isEmpty();
    }
}
