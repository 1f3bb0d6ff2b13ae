package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users copy the version of the plugin from the pages: that of the newest release, as soon as there is one. */
class VersionPageTest {

    private static final String SNAPSHOT = "-SNAPSHOT";
    private static final Pattern SECTION = Pattern.compile("(?m)^## (\\d\\S*)$");
    private static final Pattern PROJECT = Pattern.compile("(?m)^  <version>([^<]+)</version>$");
    /** Where a page says it: in coordinates, in a plugin block, as the input of our action. */
    private static final Pattern VERSION = Pattern.compile("(is-hardening-maven-plugin:"
            + "|<artifactId>is-hardening-maven-plugin</artifactId>\\s*<version>"
            + "|\\.github/actions/audit(?:@\\S+)?\\s+with:[^`]*?\\bversion: )"
            + "(\\d[\\w.]*(?:-SNAPSHOT)?)");

    @ParameterizedTest
    @MethodSource("pages")
    void namesTheNewestRelease(Path page) throws IOException {
        List<String> versions = sections();
        String newest = versions.stream()
                .filter(version -> !version.endsWith(SNAPSHOT))
                .findFirst()
                .orElse(versions.get(0));

        GeneratedPage.assertSays(page, VERSION.matcher(Files.readString(page)).replaceAll("$1" + newest));
    }

    @Test
    void beginsTheChangeLogWithTheVersionThatIsReleased() throws IOException {
        var project = PROJECT.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(project.find()).isTrue();

        if (!project.group(1).endsWith(SNAPSHOT)) {
            assertThat(sections())
                    .as("src/site/markdown/changes.md begins with what is released; .github/CONTRIBUTING.md says how")
                    .startsWith(project.group(1));
        }
    }

    static List<Path> pages() throws IOException {
        return PagesTest.pages().toList();
    }

    private static List<String> sections() throws IOException {
        return SECTION.matcher(Files.readString(Path.of("src/site/markdown/changes.md")))
                .results()
                .map(section -> section.group(1))
                .toList();
    }
}
