package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever searches the page for a message of the plugin finds it. */
class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/troubleshooting.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## The plugin stops the build$(.*?)^## ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    @Test
    void quotesMessagesAsTheCodeHasThem() throws IOException {
        var section = SECTION.matcher(Files.readString(PAGE));
        assertThat(section.find()).isTrue();
        List<String> messages = groups(ROW, section.group(1))
                .flatMap(row -> groups(CODE, row))
                .flatMap(message -> Stream.of(message.split("…", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();

        assertThat(messages).hasSizeGreaterThan(40);
        assertThat(code()).contains(messages);
    }

    /** All texts of the code, each in one piece where it is put together of several lines. */
    private static String code() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var code = new StringBuilder();
            for (Path source : sources) {
                code.append(JOINT.matcher(Files.readString(source)).replaceAll(""));
            }
            return code.toString();
        }
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }
}
