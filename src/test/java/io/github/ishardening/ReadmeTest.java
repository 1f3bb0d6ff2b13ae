package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern PLUGIN_BLOCK = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION =
            Pattern.compile("(is-hardening-maven-plugin</artifactId>\\s*<version>)[^<]+");
    private static final Pattern GOAL = Pattern.compile("<goal>([a-z-]+)</goal>");

    @Test
    void showsThePluginBlockOfAnIntegrationTest() throws IOException {
        var block = PLUGIN_BLOCK.matcher(Files.readString(Path.of("README.md")));

        assertThat(block.find()).isTrue();
        assertThat(Files.readString(Path.of("src/it/hardens-a-distribution-in-the-build/pom.xml")))
                .contains(VERSION.matcher(block.group(1)).replaceAll("$1@project.version@"));
    }

    @Test
    void listsEveryGoal() throws IOException {
        var descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
        var goals =
                GOAL.matcher(descriptor).results().map(goal -> goal.group(1)).filter(goal -> !goal.equals("help"));

        assertThat(rows("| goal | phase | does |\n|---|---|---|\n"))
                .map(row -> row.replaceFirst("^\\| `([^`]+)` .*$", "$1"))
                .containsExactlyInAnyOrderElementsOf(goals.toList());
    }

    private static List<String> rows(String header) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).containsOnlyOnce(header);
        return readme.substring(readme.indexOf(header) + header.length())
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
