package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.ishardening.ParameterBean.Element;
import io.github.ishardening.config.PluginBlock;
import java.beans.Introspector;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ParametersPageTest {

    private static final Pattern DEFAULT = Pattern.compile("default,? `([^`]*)`|`([^`]*)` \\((?:the )?default");
    private static final String INTRODUCTION = """
            # Nested parameters

            This page describes the elements inside `<configuration>`, one section for each type; which goal supports which
            element is in [Goals and parameters](plugin-info.html), a page that only the generated site has. Elements never
            hold secrets, only their source. A *required* element must be present if its parent is. This page is generated
            from the parameter classes; don't edit it.

            A *boolean* is `true` or `false`; a *keyword* is one of the listed values, in upper or lower case; a *file* is
            relative to the project. A list has one element for each entry, and a list of strings can also be a single
            comma-separated string. Editors and validators get the same information from a [schema](usage.md#in-an-editor).
            """;

    @Test
    void saysWhatTheBeansSay() throws IOException {
        var page = new StringBuilder(INTRODUCTION);
        for (ParameterBean bean : ParameterBean.all()) {
            page.append(section(bean));
        }

        GeneratedPage.assertSays("parameters.md", page.toString());
    }

    /** Those that Maven fills: fields, and what is added. */
    @Test
    void describesEveryElement() throws IOException {
        for (ParameterBean bean : ParameterBean.all()) {
            var filled = new ArrayList<String>();
            for (Field field : bean.type().getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL | Modifier.TRANSIENT)) == 0) {
                    filled.add(field.getName());
                }
            }
            for (Method method : bean.type().getDeclaredMethods()) {
                if (method.getName().startsWith("add") && Modifier.isPublic(method.getModifiers())) {
                    filled.add(Introspector.decapitalize(method.getName().substring("add".length())));
                }
            }
            assertThat(bean.elements())
                    .as(bean.title())
                    .extracting(Element::name)
                    .containsExactlyInAnyOrderElementsOf(filled);
        }
    }

    /** A default that a comment names is what holds where nothing is set; others depend on what else is set. */
    @Test
    void namesTheDefaultsThatThereAre() throws IOException {
        int named = 0;
        for (ParameterBean bean : ParameterBean.all()) {
            for (Element element : bean.elements()) {
                var said = DEFAULT.matcher(element.holds());
                if (element.preset().isPresent() && said.find()) {
                    assertThat(said.group(1) == null ? said.group(2) : said.group(1))
                            .as(element.key())
                            .isEqualTo(element.preset().get());
                    named++;
                }
            }
        }
        assertThat(named).isGreaterThan(25);
    }

    /** Where neither a default nor a keyword or boolean says how a value is written. */
    @Test
    void showsAnExampleOfEveryElement() throws IOException {
        for (ParameterBean bean : ParameterBean.all()) {
            assertThat(bean.example())
                    .as(bean.title())
                    .contains(String.join(
                            ">",
                            bean.path().stream().limit(1).map("<%s>"::formatted).toList()));
            assertThat(bean.elements())
                    .filteredOn(element -> element.preset().isEmpty()
                            && !element.kind().equals("keyword")
                            && !element.kind().equals("boolean")
                            && !element.kind().startsWith("["))
                    .filteredOn(element ->
                            element.listed().filter(ParameterBean::isBean).isEmpty())
                    .allSatisfy(element ->
                            assertThat(bean.example()).as(element.key()).contains("<" + element.name() + ">"));
        }
    }

    /** Those of {@code <verifyServer>} only the schema checks. */
    @Test
    void showsExamplesThatAreUnderstood() throws IOException {
        for (ParameterBean bean : ParameterBean.all()) {
            if (!bean.example().startsWith("<verifyServer>")) {
                assertThatNoException()
                        .as(bean.title())
                        .isThrownBy(() -> PluginBlock.request(
                                bean.example(), Path.of("keys").toAbsolutePath()));
            }
        }
    }

    private static String section(ParameterBean bean) {
        String base = bean.base()
                .map(type -> "\nIt supports all elements of [%s](#%s)%s\n"
                        .formatted(
                                ParameterBean.title(type),
                                ParameterBean.anchor(type),
                                bean.elements().isEmpty() ? "." : ", and:"))
                .orElse("");
        String rows = bean.elements().stream().map(ParametersPageTest::row).collect(Collectors.joining());
        // The site calls headings otherwise than GitHub: Certificate_authority.
        return "\n## %s\n\n<a id=\"%s\"></a>\n\n%s\n"
                        .formatted(bean.title(), ParameterBean.anchor(bean.type()), bean.about())
                + base
                + (rows.isEmpty() ? "" : "\n| element | type | default | description |\n|---|---|---|---|\n" + rows)
                + "\n```xml\n%s```\n".formatted(bean.example());
    }

    private static String row(Element element) {
        return "| `<%s>` | %s%s | %s | %s |\n"
                .formatted(
                        element.name(),
                        element.kind(),
                        element.isAdded() ? ", any number" : "",
                        element.preset().map("`%s`"::formatted).orElse(""),
                        element.holds().replace("|", "\\|"));
    }
}
