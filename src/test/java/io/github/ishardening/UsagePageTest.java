package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UsagePageTest {

    private static final String HEADER = "| goal | phase | purpose |\n|---|---|---|\n";
    private static final Pattern GOAL = Pattern.compile("<goal>([a-z-]+)</goal>");

    @Test
    void listsEveryGoal() throws IOException {
        var descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
        var goals =
                GOAL.matcher(descriptor).results().map(goal -> goal.group(1)).filter(goal -> !goal.equals("help"));
        String page = Files.readString(Path.of("src/site/markdown/usage.md"));
        assertThat(page).containsOnlyOnce(HEADER);

        assertThat(page.substring(page.indexOf(HEADER) + HEADER.length())
                        .lines()
                        .takeWhile(line -> line.startsWith("|")))
                .map(row -> row.replaceFirst("^\\| `([^`]+)` .*$", "$1"))
                .containsExactlyInAnyOrderElementsOf(goals.toList());
    }
}
