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
    private static final Path INTEGRATION_TEST = Path.of("src/it/hardens-a-distribution-in-the-build/pom.xml");
    private static final Pattern PROFILES = Pattern.compile("\\n  <profiles>.*</profiles>\\n", Pattern.DOTALL);

    @Test
    void showsThePluginBlockOfAnIntegrationTest() throws IOException {
        var block = PLUGIN_BLOCK.matcher(Files.readString(README));

        assertThat(block.find()).isTrue();
        assertThat(Files.readString(INTEGRATION_TEST)).contains(integrated(block.group(1)));
    }

    @Test
    void leadsToTheCompletePomOfAnIntegrationTest() throws IOException {
        var link = Pattern.compile("\\[this complete\\sPOM]\\((.*)#(.*)\\)").matcher(Files.readString(README));
        assertThat(link.find()).isTrue();
        String page = Files.readString(Path.of(link.group(1)));
        var block = PLUGIN_BLOCK.matcher(page);

        assertThat(block.find(page.indexOf("<a id=\"%s\">".formatted(link.group(2)))))
                .isTrue();
        assertThat(integrated(block.group(1)))
                .isEqualTo(PROFILES.matcher(Files.readString(INTEGRATION_TEST)).replaceFirst(""));
    }

    private static String integrated(String shown) {
        return VERSION.matcher(shown).replaceAll("$1@project.version@");
    }

    @Test
    void hasFewerThanElevenHundredWords() throws IOException {
        assertThat(Files.readString(README).strip().split("\\s+")).hasSizeLessThan(1100);
    }
}
