package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    /** What isn't known of the keys of all deployment.toml in a distribution, each example taken in by itself. */
    private static TreeSet<String> unknown(Distribution distribution) throws IOException {
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

    private static void collect(String text, ConfigurationKeys keys, TreeSet<String> unknown) {
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
