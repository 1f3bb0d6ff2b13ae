package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Controls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern PLUGIN_BLOCK = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern GOAL = Pattern.compile("<goal>([a-z-]+)</goal>");
    private static final Pattern TABLE_CELL = Pattern.compile("^\\| (`[^|]+`) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void showsThePluginBlockOfAnIntegrationTest() throws IOException {
        var block = PLUGIN_BLOCK.matcher(Files.readString(Path.of("README.md")));

        assertThat(block.find()).isTrue();
        assertThat(Files.readString(Path.of("src/it/hardens-a-distribution-in-the-build/pom.xml")))
                .contains(block.group(1));
    }

    @Test
    void listsEveryGoalAndEveryControl() throws IOException {
        var descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
        var goals =
                GOAL.matcher(descriptor).results().map(goal -> goal.group(1)).filter(goal -> !goal.equals("help"));
        var controls = Controls.except("", List.of()).stream().map(Control::id);
        var expected = new TreeSet<>(goals.toList());
        expected.addAll(controls.toList());

        assertThat(namesInTables()).isEqualTo(expected);
    }

    private static TreeSet<String> namesInTables() throws IOException {
        return TABLE_CELL
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(cell -> cell.group(1))
                .flatMap(cell -> NAME.matcher(cell).results().map((MatchResult name) -> name.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
