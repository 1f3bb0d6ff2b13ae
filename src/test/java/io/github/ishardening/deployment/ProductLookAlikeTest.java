package io.github.ishardening.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductLookAlikeTest {

    @ParameterizedTest
    @EnumSource
    void itsOwnConfigurationIsWhatTheServersMapperRenders(ProductLookAlike product) throws IOException {
        try (var distribution = product.open();
                var mapper = new ConfigMapper(Kernels::mapperJar)) {
            var rendered = mapper.render(distribution, distribution.read("repository/conf/deployment.toml"));

            assertThat(rendered.value("server.hostname")).contains("localhost");
            assertThat(distribution.paths("bin/")).anyMatch(path -> path.endsWith(".sh"));
        }
    }
}
