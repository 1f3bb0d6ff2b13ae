package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {Kernels.PKCS12, Kernels.JKS, Kernels.IDENTITY_SERVER_7_0, Kernels.OLDEST})
    void knowAllThatAKernelShipsWith(String version) throws Exception {
        try (var kernel = Kernels.open(version)) {
            assertThat(unknown(kernel)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ProductLookAlike.class)
    void knowAllThatAProductShipsWithAndEachOfItsExamples(ProductLookAlike product) throws Exception {
        try (var distribution = product.open()) {
            // Read under another name, so toml-unknown-key lets them pass.
            assertThat(unknown(distribution))
                    .isSubsetOf("apim.throttling.event_management.hostName", "apim.throttling.event_sync.hostName");
        }
    }

    @Test
    void knowADatabaseByHostPortAndNameAsOnlyInferredValuesDo() throws Exception {
        try (var distribution = ProductLookAlike.IS_7_1.open()) {
            ConfigurationKeys keys = ConfigurationKeys.of(distribution);

            assertThat(List.of("hostname", "port", "name")).allMatch(key -> keys.knows("database.my_db." + key));
            assertThat(keys.knows("database.my_db.host")).isFalse();
            assertThat(keys.knows("user_store.connection_url")).isTrue();
        }
    }

    @Test
    void tellTheTextThatTheMapperDoesNotTakeForABoolean() throws Exception {
        try (var kernel = Kernels.open(Kernels.PKCS12);
                var mapper = new ConfigMapper(Kernels::mapperJar)) {
            kernel.write("repository/resources/conf/templates/switches.txt.j2", """
                    {%- if own.on is sameas true %}on{% endif -%}
                    {%- if own.off is sameas false %}off{% endif -%}
                    {%- if own.no is not sameas(true) %}not{% endif -%}
                    {%- if own.equal == true %}equal{% endif -%}
                    {%- for key, local in own.items() %}{% if local.on is sameas true %}{% endif %}{% endfor -%}
                    """.getBytes(UTF_8));
            ConfigurationKeys keys = ConfigurationKeys.of(kernel);

            assertThat(switches(mapper, kernel, "on = \"true\"")).isEqualTo("not");
            assertThat(keys.isTextForBoolean("own.on", "true")).isTrue();
            assertThat(switches(mapper, kernel, "on = true")).isEqualTo("onnot");
            assertThat(switches(mapper, kernel, "off = \"false\"")).isEqualTo("not");
            assertThat(keys.isTextForBoolean("own.off", "false")).isTrue();
            assertThat(switches(mapper, kernel, "no = \"true\"")).isEqualTo("not");
            assertThat(keys.isTextForBoolean("own.no", "true")).isTrue();
            assertThat(switches(mapper, kernel, "equal = \"true\"")).isEqualTo("notequal");
            assertThat(keys.isTextForBoolean("own.equal", "true")).isFalse();
            assertThat(keys.isTextForBoolean("own.on", "false")).isFalse();
            assertThat(keys.isTextForBoolean("local.on", "true")).isFalse();
        }
    }

    private static String switches(ConfigMapper mapper, Distribution kernel, String line) throws IOException {
        String toml = new String(Kernels.toml(Kernels.PKCS12), UTF_8) + "\n[own]\n" + line + "\n";
        return new String(mapper.render(kernel, toml.getBytes(UTF_8)).file("switches.txt"), UTF_8).strip();
    }

    /** What isn't known of the keys of all deployment.toml in a distribution, each example taken in by itself. */
    private static SortedSet<String> unknown(Distribution distribution) throws IOException {
        ConfigurationKeys keys = ConfigurationKeys.of(distribution);
        var unknown = new TreeSet<String>();
        List<String> files = new ArrayList<>(distribution.paths("repository/resources/conf/deployment-templates/"));
        files.add("repository/conf/deployment.toml");
        for (String file : files) {
            String text = new String(distribution.read(file), UTF_8);
            collect(text, keys, unknown);
            String header = "";
            for (String line : text.lines().map(String::strip).toList()) {
                String bare = line.replaceFirst("^#+\\s*", "");
                header = bare.matches("\\[+[\\w.'\"-]+]+") ? bare : header;
                if (line.startsWith("#") && bare.matches("[\\w.'\"-]+\\s*=.*")) {
                    collect(header + "\n" + bare + "\n", keys, unknown);
                }
            }
        }
        return unknown;
    }

    private static void collect(String text, ConfigurationKeys keys, Set<String> unknown) {
        try {
            DeploymentToml.parse(text.getBytes(UTF_8), "x").keys().stream()
                    .filter(key -> !keys.knows(key))
                    .forEach(unknown::add);
        } catch (ProblemException e) {
            // A sentence that looks like an example.
            assertThat(text.lines().count()).isEqualTo(2);
        }
    }
}
