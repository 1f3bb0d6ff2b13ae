package io.github.ishardening.control.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.KernelMapper;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VariablesInTablesTest {

    private static final String TABLES = """
            [[own]]
            password = "$env{PATH}"
            all = ["$env{PATH}"]
            [own.properties]
            password = "$env{PATH}"
            """;
    private static final String SHOWN =
            "{% for each in own %}{{ each.password }}|{{ each.all[0] }}|{{ each.properties.password }}{% endfor %}";

    @ParameterizedTest
    @EnumSource
    void areResolvedIfTheKernelsOwnMapperDoes(Kernel kernel, @TempDir Path scratch) throws Exception {
        try (var distribution = kernel.open()) {
            distribution.write("repository/resources/conf/templates/tables.txt.j2", SHOWN.getBytes(UTF_8));
            byte[] toml = (new String(kernel.read(ServerFiles.DEPLOYMENT_TOML), UTF_8) + TABLES).getBytes(UTF_8);

            var rendered =
                    new String(KernelMapper.render(distribution, toml, scratch).get("tables.txt"), UTF_8);

            String value = VariablesInTables.areResolved(distribution) ? System.getenv("PATH") : "$env{PATH}";
            assertThat(rendered).isEqualTo(String.join("|", value, value, value));
            assertThat(VariablesInTables.areResolved(distribution)).isEqualTo(kernel != Kernel.OLDEST);
        }
    }

    @Test
    void areNotResolvedByAMapperThatNobodyKnows() throws Exception {
        try (var distribution = Kernel.PKCS12.open()) {
            distribution.paths("lib/config-mapper-").forEach(distribution::delete);
            distribution.write("lib/config-mapper-next.jar", new byte[0]);

            assertThat(VariablesInTables.areResolved(distribution)).isFalse();
        }
    }
}
