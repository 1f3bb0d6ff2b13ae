package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.Change;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DhKeySizeTest {

    @ParameterizedTest
    @EnumSource
    void makesEphemeralKeysOf2048Bits(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new DhKeySize(), kernel);

        assertThat(edits.scripts())
                .isEqualTo(Map.of(
                        "bin/wso2server.sh", List.of("+-Djdk.tls.ephemeralDHKeySize=2048", "+\\"),
                        "bin/wso2server.bat", List.of("+-Djdk.tls.ephemeralDHKeySize=2048")));
        assertThat(edits.files())
                .isEqualTo(Map.of("bin/wso2server.sh", Change.REPLACED, "bin/wso2server.bat", Change.REPLACED));
        assertThat(edits.toml()).isEmpty();
    }
}
