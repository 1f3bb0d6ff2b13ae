package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern PLUGIN_BLOCK = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION =
            Pattern.compile("(is-hardening-maven-plugin</artifactId>\\s*<version>)[^<]+");
    private static final Pattern LINK = Pattern.compile("]\\((?!https://)([^)#]*)#?([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

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

    @Test
    void leadsToFilesAndHeadingsThatThereAre() throws IOException {
        for (var link : LINK.matcher(Files.readString(README)).results().toList()) {
            Path target = link.group(1).isEmpty() ? README : Path.of(link.group(1));
            assertThat(target).exists();
            if (!link.group(2).isEmpty()) {
                assertThat(HEADING.matcher(Files.readString(target)).results())
                        .as(target.toString())
                        .map(heading -> anchor(heading.group(1)))
                        .contains(link.group(2));
            }
        }
    }

    /** As GitHub and the site make it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
