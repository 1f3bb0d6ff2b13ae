package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.file.ScratchFolder;
import io.github.ishardening.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Renders with WSO2's config-mapper 1.1.0, whose output is identical to that of the versions in the servers (1.0.2 to
 * 1.0.22). No code from a distribution is executed: the mapper only gets a scratch copy of its data. Since templates
 * are programs too, they run in a separate process, with limits on time, memory, depth and output.
 *
 * <p>{@code $env{X}} and {@code $sys{X}} are known only on the running server; they are rendered as {@code @env:X@} and
 * {@code @sys:X@}. Safe for use by several threads; renders take turns.
 */
public final class ConfigMapper implements Renderer, Closeable {

    /** Lists the jars; Maven reads it too, to copy them for the tests. */
    private static final String JARS = "config-mapper.xml";

    /** The mapper and the dependencies that it really uses, each to be resolved without transitive dependencies. */
    public static final List<Coordinates> COORDINATES = readCoordinates();

    private static final String TOML = Product.DEPLOYMENT_TOML;
    private static final String RESOURCES = "repository/resources/conf/";
    private static final String TEMPLATES = RESOURCES + "templates/";
    private static final String TEMPLATE_SUFFIX = ".j2";
    private static final String METADATA = RESOURCES + ".metadata/";
    /** Twenty times what stock distributions have there; all of it is copied. */
    private static final long MOST = 64L << 20;

    private static final Pattern RUNTIME_REFERENCE = Pattern.compile("\\$(env|sys)\\{([^{}]*+)\\}");

    private final ArtifactSource artifacts;
    private MapperProcess mapper;
    private boolean isClosed;

    /** Creates a mapper, which fetches its {@link #COORDINATES} from {@code artifacts} for the first render. */
    public ConfigMapper(ArtifactSource artifacts) {
        this.artifacts = artifacts;
    }

    /** The path of a file's template. */
    static String template(String file) {
        return TEMPLATES + file.replace('\\', '/') + TEMPLATE_SUFFIX;
    }

    /**
     * The files of a distribution that affect the rendering, besides the TOML.
     *
     * @throws ProblemException if they are larger than 64 MiB in total
     */
    static List<String> inputs(Distribution distribution) throws IOException {
        List<String> inputs = distribution.paths(RESOURCES).stream()
                .filter(path -> !path.startsWith(METADATA))
                .toList();
        long size = 0;
        for (String input : inputs) {
            size += distribution.size(input);
        }
        if (size > MOST) {
            throw new ProblemException(
                    RESOURCES,
                    "contains %s bytes; templates and their JSON files can be at most %s MiB in total."
                            .formatted(size, MOST >> 20),
                    "Restore it from the stock distribution.");
        }
        return inputs;
    }

    @Override
    public synchronized Rendered render(Distribution distribution, byte[] toml) throws IOException {
        // The server's parser silently misreads other encodings as UTF-8.
        TomlSource.of(toml, TOML);
        List<String> inputs = inputs(distribution);
        long templates = inputs.stream()
                .filter(path -> path.startsWith(TEMPLATES) && path.endsWith(TEMPLATE_SUFFIX))
                .count();
        if (templates == 0) {
            throw new ProblemException(
                    TEMPLATES,
                    "contains no templates, so deployment.toml has no effect.",
                    "Specify a distribution that is configured by deployment.toml (Identity Server 5.9 or later).");
        }
        try (ScratchFolder scratch = ScratchFolder.create()) {
            for (String input : inputs) {
                byte[] content = distribution.read(input);
                scratch.write(input, input.endsWith(".json") ? withPlaceholders(content) : content);
            }
            Path scratchToml = scratch.write(TOML, withPlaceholders(toml));
            Rendered rendered = render(scratchToml, scratch.folder(RESOURCES), toml);
            requireAll(templates, rendered.paths().size());
            WellFormedness.check(rendered, toml);
            return rendered;
        }
    }

    /**
     * Starts the mapper on another thread, because loading its 1,800 classes takes most of a second. Errors surface in
     * the first real render.
     */
    public void warmUp() {
        Thread thread = new Thread(this::renderLittle, "config-mapper warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void renderLittle() {
        if (isClosed) {
            return;
        }
        try (ScratchFolder scratch = ScratchFolder.create()) {
            scratch.write(TEMPLATES + "little" + TEMPLATE_SUFFIX, "{{ little.text }}".getBytes(ISO_8859_1));
            Path toml = scratch.write(TOML, "[little]\ntext = \"\"\n".getBytes(ISO_8859_1));
            render(toml, scratch.folder(RESOURCES), new byte[0]);
        } catch (IOException | ProblemException e) {
            // The first real render fails in the same way and reports it.
        }
    }

    /** Ends the mapper's process, for good. */
    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        end();
    }

    private void end() throws IOException {
        if (mapper != null) {
            mapper.close();
            mapper = null;
        }
    }

    private Rendered render(Path toml, Path resources, byte[] shipped) throws IOException {
        boolean well = false;
        try {
            if (mapper == null) {
                mapper = new MapperProcess(
                        COORDINATES.stream().map(artifacts::resolve).toList());
            }
            Rendered rendered = mapper.render(toml, resources, shipped);
            well = true;
            return rendered;
        } finally {
            if (!well) {
                end();
            }
        }
    }

    private static void requireAll(long templates, int rendered) {
        if (rendered != templates) {
            throw new ProblemException(
                    TOML,
                    "the config-mapper rendered %s of %s templates.".formatted(rendered, templates),
                    "Look for templates whose names differ only in case.");
        }
    }

    private static byte[] withPlaceholders(byte[] content) {
        // ISO 8859-1 preserves every byte, whatever the encoding.
        return RUNTIME_REFERENCE
                .matcher(new String(content, ISO_8859_1))
                .replaceAll("@$1:$2@")
                .getBytes(ISO_8859_1);
    }

    private static List<Coordinates> readCoordinates() {
        try (var pom = ConfigMapper.class.getResourceAsStream(JARS)) {
            return XmlFile.parse(pom.readAllBytes()).orElseThrow().elements("//artifactItem").stream()
                    .map(jar -> new Coordinates(
                            XmlFile.childText(jar, "groupId"),
                            XmlFile.childText(jar, "artifactId"),
                            "jar",
                            "",
                            XmlFile.childText(jar, "version")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
