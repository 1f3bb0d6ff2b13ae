package io.github.ishardening.evidence.cbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The bill of materials that this plugin's jar has in it. */
class PluginSbomTest {

    @Test
    void isValidByTheSchemaOfCycloneDx() throws IOException {
        try (var in = getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(CycloneDx.violations(new String(in.readAllBytes(), UTF_8)))
                    .isEmpty();
        }
    }
}
