package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the pages of the site name is there. */
class PagesTest {

    private static final Path SITE = Path.of("src/site");
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
    private static final Pattern PROPERTY = Pattern.compile("-D(is-hardening\\.[A-Za-z.-]*[A-Za-z])");
    private static final Pattern GOAL =
            Pattern.compile("is-hardening(?:-maven-plugin:[0-9A-Z.-]+)?:([a-z]+(?:-[a-z]+)*)\\b");
    private static final Pattern CODE = Pattern.compile("```xml\\n.*?```|`[^`\\n]+`", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("<([a-z][A-Za-z0-9]*)>");
    private static final Pattern PARAMETER = Pattern.compile("<parameter>\\s*<name>([A-Za-z]+)</name>");
    /** Words of Maven's own model and of the plugin that downloads, places to fill in, and an element of a list that is called otherwise. */
    private static final Set<String> MAVENS = Set.of(
            "project",
            "modelVersion",
            "groupId",
            "artifactId",
            "version",
            "packaging",
            "properties",
            "build",
            "plugins",
            "reporting",
            "plugin",
            "configuration",
            "executions",
            "execution",
            "goals",
            "goal",
            "phase",
            "repositories",
            "repository",
            "pluginRepositories",
            "pluginRepository",
            "snapshots",
            "enabled",
            "id",
            "url",
            "sha256",
            "stage",
            "role",
            "service",
            "variable");

    @ParameterizedTest
    @MethodSource("pages")
    void namesPropertiesThatThereAre(Path page) throws IOException {
        assertThat(found(PROPERTY, Files.readString(page)))
                .isSubsetOf(found(Pattern.compile("\\$\\{(is-hardening\\.[^}]+)}"), Files.readString(DESCRIPTOR)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesGoalsThatThereAre(Path page) throws IOException {
        assertThat(found(GOAL, Files.readString(page)))
                .isSubsetOf(found(Pattern.compile("<goal>([a-z-]+)</goal>"), Files.readString(DESCRIPTOR)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesParametersThatThereAre(Path page) throws IOException {
        String code = CODE.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));

        assertThat(found(ELEMENT, code)).isSubsetOf(parameters());
    }

    static Stream<Path> pages() throws IOException {
        try (var files = Files.list(SITE.resolve("markdown"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), files.sorted().toList().stream());
        }
    }

    /** Those of the goals, the fields of beans, and the elements of what is a list. */
    private static Set<String> parameters() throws IOException {
        var fields = new ClassFileImporter()
                .importPath("target/classes/io/github/ishardening/config").stream()
                        .flatMap(type -> type.getFields().stream())
                        .map(JavaField::getName);
        Set<String> parameters = new TreeSet<>(MAVENS);
        Stream.concat(fields, found(PARAMETER, Files.readString(DESCRIPTOR)).stream())
                .flatMap(name -> Stream.of(name, name.replaceFirst("ies$", "y"), name.replaceFirst("s$", "")))
                .forEach(parameters::add);
        return parameters;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
