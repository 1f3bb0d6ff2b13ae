package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern PLUGIN_BLOCK = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION =
            Pattern.compile("(is-hardening-maven-plugin</artifactId>\\s*<version>)[^<]+");

    @Test
    void showsThePluginBlockOfAnIntegrationTest() throws IOException {
        var block = PLUGIN_BLOCK.matcher(Files.readString(README));

        assertThat(block.find()).isTrue();
        assertThat(Files.readString(Path.of("src/it/hardens-a-distribution-in-the-build/pom.xml")))
                .contains(VERSION.matcher(block.group(1)).replaceAll("$1@project.version@"));
    }

    @Test
    void hasFewerThanElevenHundredWords() throws IOException {
        assertThat(Files.readString(README).strip().split("\\s+")).hasSizeLessThan(1100);
    }
}
