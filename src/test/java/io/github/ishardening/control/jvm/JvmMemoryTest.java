package io.github.ishardening.control.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.ControlEdits;
import io.github.ishardening.fixture.Kernel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JvmMemoryTest {

    @ParameterizedTest
    @EnumSource
    void givesTheServerTheHeapThatIsAskedFor(Kernel kernel) throws IOException {
        var edits = ControlEdits.of(new JvmMemory(), kernel);

        assertThat(edits.scripts())
                .isEqualTo(Map.of(
                        "bin/wso2server.sh",
                        List.of("-JVM_MEM_OPTS=\"-Xms256m", "--Xmx1024m\"", "+JVM_MEM_OPTS=\"-Xms1g", "+-Xmx4g\""),
                        "bin/wso2server.bat",
                        List.of("--Xms256m", "--Xmx1024m", "+-Xms1g", "+-Xmx4g")));
        assertThat(edits.files()).containsOnlyKeys("bin/wso2server.sh", "bin/wso2server.bat", "bin/yajsw/wrapper.conf");
        assertThat(edits.toml()).isEmpty();
    }
}
