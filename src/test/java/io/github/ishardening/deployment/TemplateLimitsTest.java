package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's templates and JSON files may take, and what they can't reach. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateLimitsTest {

    private static final String RESOURCES = "repository/resources/conf/";
    private static final String TEMPLATE = RESOURCES + "templates/repository/conf/a.txt.j2";
    private static final String RENDERED = "repository/conf/a.txt";
    private static final String LOOPS = " Look for nested loops, and for values that double in size with each"
            + " iteration; stock templates contain neither.";
    private static final String LATE = "takes more than 20 seconds to render." + LOOPS;
    private static final String DEEP = "is nested too deeply, or recurses too deeply, to be rendered."
            + " Look for recursive macros, and for deeply nested brackets.";

    @TempDir
    private Path notes;

    private final ConfigMapper mapper = new ConfigMapper(Kernels::mapperJar);
    private Distribution kernel;
    private byte[] shipped;

    @BeforeEach
    void openKernel() throws IOException {
        kernel = Kernels.open(Kernels.PKCS12);
        shipped = kernel.read(Product.DEPLOYMENT_TOML);
    }

    @AfterEach
    void closeKernel() throws IOException {
        kernel.close();
    }

    @AfterAll
    void closeMapper() throws IOException {
        mapper.close();
    }

    @Test
    void templatesAreNotReadWhereTheyAreTooLargeInTotal() throws IOException {
        long size = 0;
        for (String path : ConfigMapper.inputs(kernel)) {
            size += kernel.size(path);
        }
        byte[] zeros = new byte[8 << 20];
        for (int i = 0; i < 8; i++) {
            kernel.write(TEMPLATE + i + ".j2", zeros);
        }
        String refusal = RESOURCES + ": contains " + (size + 8L * zeros.length)
                + " bytes; templates and their JSON files can be at most 64 MiB in total."
                + " Restore it from the stock distribution.";

        assertThatThrownBy(() -> mapper.render(kernel, shipped))
                .isInstanceOf(ProblemException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> new RenderCache(new Notes(notes, 10, "tests"), mapper).render(kernel, shipped))
                .isInstanceOf(ProblemException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> ConfigurationKeys.of(kernel))
                .isInstanceOf(ProblemException.class)
                .hasMessage(refusal);
    }

    static Stream<Arguments> runaways() {
        String loop = "{% for i in range(1000) %}";
        String end = "{% endfor %}";
        return Stream.of(
                arguments("nested loops", loop.repeat(4) + end.repeat(4), LATE),
                arguments(
                        "one expression that compares without end",
                        "{% set a = [0] %}{% set b = [0] %}" + "{% set a = [a, a] %}{% set b = [b, b] %}".repeat(60)
                                + "{{ a == b }}",
                        LATE),
                arguments(
                        "a text that doubles",
                        "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}".repeat(40) + "{{ a }}",
                        "takes more than 256 MB to render." + LOOPS),
                arguments(
                        "many small texts",
                        "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}".repeat(20) + loop + "{{ a }}" + end,
                        "takes more than 256 MB to render." + LOOPS),
                arguments(
                        "more than anybody reads",
                        "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}".repeat(19) + "{{ a }}".repeat(9),
                        "generates most of the output, which exceeds 8 MB in total." + LOOPS),
                arguments("deep brackets", "{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}", LATE),
                arguments("deep blocks", "{% if true %}".repeat(100_000) + "{% endif %}".repeat(100_000), DEEP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runaways")
    void aTemplateThatDoesNotEndIsNamed(String name, String template, String message) throws IOException {
        kernel.write(TEMPLATE, template.getBytes(UTF_8));

        assertThatThrownBy(() -> mapper.render(kernel, shipped))
                .isInstanceOf(ProblemException.class)
                .hasMessage(TEMPLATE + ": " + message);
    }

    @Test
    void rendersAgainAfterARunaway() throws IOException {
        kernel.write(TEMPLATE, "{% if true %}".repeat(100_000).getBytes(UTF_8));
        assertThatThrownBy(() -> mapper.render(kernel, shipped)).isInstanceOf(ProblemException.class);

        kernel.write(TEMPLATE, "{{ server.hostname }}".getBytes(UTF_8));

        assertThat(mapper.render(kernel, shipped).file(RENDERED))
                .asString(UTF_8)
                .isEqualTo("localhost\n");
    }

    @Test
    void aValidatorThatDoesNotEndIsNamed() throws IOException {
        kernel.write(RESOURCES + "validator.json", "{\"x.y\": [{\"regex\": \"(.*a){25}b\"}]}".getBytes(UTF_8));

        assertThatThrownBy(() -> mapper.render(
                        kernel, (new String(shipped, UTF_8) + "[x]\ny = \"" + "a".repeat(60) + "\"\n").getBytes(UTF_8)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(Product.DEPLOYMENT_TOML + ": " + LATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% macro a(x) %}<{{ x }}>{% endmacro %}{{ a(1) }}{{ a('b') }}",
                "{% macro a(x) %}{% if x > 0 %}{{ x }}{{ a(x - 1) }}{% endif %}{% endmacro %}{{ a(3) }}",
                "{% block a %}x{% endblock %}",
                "{% set a = [1, 2] %}{% do a.append(3) %}{{ a | join('-') }}",
                "{% raw %}{{ a }}{% endraw %}{{ [3, 1, 2] | sort | first }}",
                "{{ 'abc' | regex_replace('b', 'x') }}{{ 10 | divide(3) }}{{ 2 ** 10 }}{{ 'a' | md5 }}",
                "{% for k, v in {'a': 1}.items() %}{{ loop.index }}{{ k }}{{ v }}{% endfor %}{{ {'a': 1} | tojson }}",
                "{% ifchanged x %}a{% endifchanged %}{% cycle 'a','b' %}{% unless false %}c{% endunless %}"
            })
    void whatTheServersOwnMapperCanDoOursCan(String template, @TempDir Path scratch) throws Exception {
        kernel.write(TEMPLATE, template.getBytes(UTF_8));

        assertThat(mapper.render(kernel, shipped).file(RENDERED))
                .isEqualTo(KernelMapper.render(kernel, shipped, scratch).get(RENDERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"include", "import", "extends", "from"})
    void noTemplateReadsAFile(String tag, @TempDir Path folder) throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.txt"), "outside");
        Map<String, String> read = new TreeMap<>();
        for (String name : new String[] {
            outside.toString(),
            outside.toUri().toString(),
            "../".repeat(20) + outside.toString().substring(1),
            "complaints.txt",
            "b.txt.j2"
        }) {
            kernel.write(RESOURCES + "templates/repository/conf/b.txt.j2", "outside".getBytes(UTF_8));
            kernel.write(TEMPLATE, statement(tag, name).getBytes(UTF_8));
            try {
                read.put(name, new String(mapper.render(kernel, shipped).file(RENDERED), UTF_8));
            } catch (ProblemException e) {
                read.put(name, e.getMessage());
            }
        }
        read.forEach((name, message) -> assertThat(message)
                .isEqualTo(TEMPLATE + ": the server can't start with it: InterpretException: Couldn't find resource: "
                        + name + "."));
    }

    private static String statement(String tag, String name) {
        return tag.equals("from")
                ? "{%% from '%s' import x %%}{{ x }}".formatted(name)
                : "{%% %s '%s' %%}".formatted(tag, name);
    }
}
