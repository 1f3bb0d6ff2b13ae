package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Renders with WSO2's own config-mapper 1.1.0, which makes the same bytes as those that the servers carry (1.0.2 to
 * 1.0.22). Nothing that comes out of a distribution is executed: only its data goes in, on a scratch copy.
 *
 * <p>{@code $env{X}} and {@code $sys{X}} are known only where the server runs; they are rendered as {@code @env:X@} and
 * {@code @sys:X@}. Safe for use by several threads; renders take turns.
 */
public final class ConfigMapper implements Renderer, Closeable {

    /**
     * The mapper and what of its dependencies is really used, as {@code group:artifact:type:version}, each to be resolved
     * without its own dependencies: the POM of the mapper points to repositories that are plain HTTP or gone.
     */
    public static final List<String> COORDINATES = List.of(
            "org.wso2.config.mapper:config-mapper:jar:1.1.0",
            "com.fasterxml.jackson.core:jackson-annotations:jar:2.20",
            "com.fasterxml.jackson.core:jackson-core:jar:2.20.1",
            "com.fasterxml.jackson.core:jackson-databind:jar:2.20.1",
            "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:jar:2.20.1",
            "com.fasterxml.jackson.datatype:jackson-datatype-jdk8:jar:2.20.1",
            "com.google.code.gson:gson:jar:2.9.0",
            "com.google.guava:guava:jar:33.3.1-jre",
            "com.google.re2j:re2j:jar:1.2",
            "com.hubspot.immutables:immutables-exceptions:jar:1.9",
            "com.hubspot.jinjava:jinjava:jar:2.8.3",
            "commons-codec:commons-codec:jar:1.16.0",
            "commons-lang:commons-lang:jar:2.6",
            "commons-logging:commons-logging:jar:1.2",
            "net.consensys.cava:cava-toml:jar:0.5.0",
            "org.antlr:antlr4-runtime:jar:4.7.1",
            "org.apache.commons:commons-lang3:jar:3.14.0");

    static final String TOML = "repository/conf/deployment.toml";
    static final String RESOURCES = "repository/resources/conf/";

    private static final String TEMPLATES = RESOURCES + "templates/";
    private static final String TEMPLATE_SUFFIX = ".j2";
    private static final String METADATA = RESOURCES + ".metadata/";
    private static final Pattern RUNTIME_REFERENCE = Pattern.compile("\\$(env|sys)\\{([^}]*)\\}");

    private final IsolatedMapper mapper;

    /** Opens the mapper in {@code jars}, the files of {@link #COORDINATES} in any order. */
    public ConfigMapper(List<Path> jars) throws IOException {
        mapper = new IsolatedMapper(jars);
    }

    /** The files of a distribution that have a say in what is rendered, besides the TOML. */
    static List<String> inputs(ConfigurationFiles files) throws IOException {
        return files.paths(RESOURCES).stream()
                .filter(path -> !path.startsWith(METADATA))
                .toList();
    }

    @Override
    public Rendered render(ConfigurationFiles files, byte[] toml) throws IOException {
        // The server's parser takes other encodings for UTF-8 without a word.
        TomlSource.of(toml, TOML);
        List<String> inputs = inputs(files);
        long templates = inputs.stream()
                .filter(path -> path.startsWith(TEMPLATES) && path.endsWith(TEMPLATE_SUFFIX))
                .count();
        if (templates == 0) {
            throw new ProblemException(
                    TEMPLATES,
                    "holds no template, so there is nothing that deployment.toml configures.",
                    "Give a distribution that is configured by deployment.toml (Identity Server 5.9 or later).");
        }
        try (ScratchFolder scratch = ScratchFolder.create()) {
            for (String input : inputs) {
                byte[] content = files.read(input);
                scratch.write(input, input.endsWith(".json") ? withPlaceholders(content) : content);
            }
            Path scratchToml = scratch.write(TOML, withPlaceholders(toml));
            // Without the folder the mapper renders nothing and says nothing, not even of a broken TOML.
            Path output = scratch.folder("output");
            IsolatedMapper.Outcome outcome = mapper.render(scratchToml, scratch.folder(RESOURCES), output);
            if (outcome.failure().isPresent()) {
                throw explain(outcome.failure().get(), scratchToml, toml);
            }
            Rendered rendered = Rendered.of(output, outcome.values());
            requireAll(templates, rendered.paths().size());
            WellFormedness.check(rendered, toml);
            return rendered;
        }
    }

    /** Closes the mapper's jars. */
    @Override
    public void close() throws IOException {
        mapper.close();
    }

    private ProblemException explain(Throwable failure, Path scratchToml, byte[] toml) {
        if (failure instanceof StackOverflowError) {
            DeploymentToml.parse(toml, TOML);
            return new ProblemException(
                    TOML,
                    "the server dies of it with a StackOverflowError.",
                    "Look for a table that stands after one of its children.");
        }
        if (failure instanceof Error error) {
            throw error;
        }
        List<Problem> syntax = mapper.syntaxErrors(scratchToml, TOML);
        if (!syntax.isEmpty()) {
            return new ProblemException(syntax);
        }
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
        String end = message.endsWith(".") ? "" : ".";
        return new ProblemException(TOML, "the server can't boot with it: " + message + end);
    }

    private static void requireAll(long templates, int rendered) {
        if (rendered != templates) {
            throw new ProblemException(
                    TOML,
                    "the config-mapper rendered %d of %d templates.".formatted(rendered, templates),
                    "Start Maven without -DavoidConfigUpdate, -DconfigParseOnly and other properties that the config-mapper"
                            + " knows.");
        }
    }

    private static byte[] withPlaceholders(byte[] content) {
        // ISO 8859-1 keeps every byte, whatever the encoding.
        return RUNTIME_REFERENCE
                .matcher(new String(content, ISO_8859_1))
                .replaceAll("@$1:$2@")
                .getBytes(ISO_8859_1);
    }
}
