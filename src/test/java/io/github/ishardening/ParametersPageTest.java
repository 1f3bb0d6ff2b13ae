package io.github.ishardening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParametersPageTest {

    private static final Path BEANS = Path.of("src/main/java/io/github/ishardening/config");
    private static final String SUFFIX = "Parameter.java";
    private static final Pattern TYPE = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public class", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*private [A-Za-z<>]+ ([A-Za-z]\\w*)(?: =|;)", Pattern.DOTALL);
    private static final String INTRODUCTION = """
            # Nested parameters

            This page describes the elements inside `<configuration>`, one section for each type; the [goals](plugin-info.html)
            list the elements that they support. Elements never hold secrets, only their source. This page is generated from the
            parameter classes; don't edit it.
            """;

    @Test
    void saysWhatTheBeansSay() throws IOException {
        var page = new StringBuilder(INTRODUCTION);
        try (var files = Files.list(BEANS)) {
            for (Path bean : files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                page.append(section(bean));
            }
        }

        GeneratedPage.assertSays("parameters.md", page.toString());
    }

    private static String section(Path bean) throws IOException {
        String source = Files.readString(bean);
        var type = TYPE.matcher(source);
        String about = type.find() ? text(type.group(1)) : "";
        String rows = FIELD.matcher(source)
                .results()
                .map(field -> "| `<%s>` | %s |\n"
                        .formatted(field.group(2), text(field.group(1)).replace("|", "\\|")))
                .collect(Collectors.joining());
        return "\n## %s\n\n%s\n".formatted(title(bean), about)
                + (rows.isEmpty() ? "" : "\n| element | holds |\n|---|---|\n" + rows);
    }

    /** {@code Certificate authority} of {@code CertificateAuthorityParameter.java}. */
    private static String title(Path bean) {
        String name = bean.getFileName().toString().replace(SUFFIX, "");
        return name.charAt(0) + name.substring(1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** The text of a comment as Markdown in one line. */
    private static String text(String comment) {
        return comment.replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }
}
