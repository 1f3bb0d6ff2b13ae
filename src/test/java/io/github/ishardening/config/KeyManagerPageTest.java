package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on the key manager tells users to write is what the goals read. */
class KeyManagerPageTest {

    private static final Pattern BLOCK = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CONFIGURATION =
            Pattern.compile(".*<configuration>(.*)</configuration>.*", Pattern.DOTALL);

    @Test
    void showsConfigurationsThatAreUnderstood() throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("src/site/markdown/key-manager.md")))
                .results()
                .map(block -> CONFIGURATION.matcher(block.group(1)).replaceFirst("$1"))
                .map(block -> block.replaceFirst("<distribution>.*</distribution>", ""))
                .toList();

        assertThat(blocks).hasSize(5);
        assertThat(PluginBlock.keyManager(blocks.get(0))).isPresent();
        assertThat(PluginBlock.request(blocks.get(0)).trust().partners())
                .singleElement()
                .satisfies(partner -> assertThat(partner.alias()).contains("api-manager"));
        assertThat(PluginBlock.keyManager(blocks.get(1))).isEmpty();
        assertThat(PluginBlock.request(blocks.get(1)).trust().partners())
                .singleElement()
                .satisfies(partner -> assertThat(partner.alias()).contains("identity-server"));
        assertThat(PluginBlock.keyManager(blocks.get(2)).orElseThrow().acceptedRisk())
                .contains("only API Manager registers clients");
        assertThat(PluginBlock.keyManager(blocks.get(3)).orElseThrow().revocation())
                .isPresent();
        assertThat(PluginBlock.request(blocks.get(4)).trust().mutualTls().clients())
                .singleElement()
                .satisfies(client -> assertThat(client.user())
                        .isEqualTo(PluginBlock.keyManager(blocks.get(4))
                                .orElseThrow()
                                .mutualTlsUser()));
    }
}
