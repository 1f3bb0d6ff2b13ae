package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostnameVerificationTest {

    private static final List<String> EDITS = List.of(
            "--Dhttpclient.hostnameVerifier=\"DefaultAndLocalhost\"", "+-Dhttpclient.hostnameVerifier=\"Strict\"");

    @ParameterizedTest
    @EnumSource
    void checksTheNamesOfAllServersThatTheServerCalls(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new HostnameVerification(), kernel);

        assertThat(edits.scripts()).isEqualTo(Map.of("bin/wso2server.sh", EDITS, "bin/wso2server.bat", EDITS));
        assertThat(edits.files()).containsOnlyKeys("bin/wso2server.sh", "bin/wso2server.bat");
        assertThat(edits.toml()).isEmpty();
    }
}
