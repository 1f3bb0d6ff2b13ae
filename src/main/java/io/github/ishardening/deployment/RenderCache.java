package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches renderings by TOML, templates, JSON files and mapper, readable only by their owner, because rendered files
 * contain the passwords in {@code deployment.toml}. Safe for use by several threads and processes.
 */
public final class RenderCache implements Renderer {

    /** The prefix of rendered files' names in a note; {@link #VALUE} is that of values. */
    private static final String FILE = "file ";

    private static final String VALUE = "value ";

    private final Notes notes;
    private final Renderer renderer;
    /** The renderings of this run: hardening and audit request the same ones. */
    private final Map<String, Rendered> rendered = new ConcurrentHashMap<>();
    /** Failures are cached too, because a rendering that fails may run up to the time limit. */
    private final Map<String, ProblemException> refused = new ConcurrentHashMap<>();

    /** Creates a cache in {@code notes}; {@code renderer} renders what isn't cached. */
    public RenderCache(Notes notes, Renderer renderer) {
        this.notes = notes;
        this.renderer = renderer;
    }

    /** Whether nothing is cached yet; the first request is then actually rendered. */
    public boolean isEmpty() {
        return notes.isEmpty();
    }

    @Override
    public Rendered render(Distribution distribution, byte[] toml) throws IOException {
        String inputs = inputs(distribution, toml);
        Rendered known = rendered.get(inputs);
        if (known == null) {
            known = readOrRender(distribution, toml, inputs);
            rendered.put(inputs, known);
        }
        return known;
    }

    private Rendered readOrRender(Distribution distribution, byte[] toml, String inputs) throws IOException {
        Optional<List<byte[]>> remembered = notes.read(inputs);
        if (remembered.isPresent()) {
            return rendered(remembered.get());
        }
        Rendered made = renderUnlessRefused(distribution, toml, inputs);
        notes.write(inputs, parts(made));
        return made;
    }

    private Rendered renderUnlessRefused(Distribution distribution, byte[] toml, String inputs) throws IOException {
        ProblemException refusal = refused.get(inputs);
        if (refusal != null) {
            throw refusal;
        }
        try {
            return renderer.render(distribution, toml);
        } catch (ProblemException e) {
            refused.put(inputs, e);
            throw e;
        }
    }

    private String inputs(Distribution distribution, byte[] toml) throws IOException {
        var digest = notes.digest().add(ConfigMapper.COORDINATES.toString()).add(toml);
        for (String path : ConfigMapper.inputs(distribution)) {
            digest.add(path).add(distribution.read(path));
        }
        return digest.plain();
    }

    private static List<byte[]> parts(Rendered rendered) {
        var parts = new ArrayList<byte[]>();
        for (String path : rendered.paths()) {
            parts.add((FILE + path).getBytes(UTF_8));
            parts.add(rendered.file(path));
        }
        for (var value : rendered.values().entrySet()) {
            parts.add((VALUE + value.getKey()).getBytes(UTF_8));
            parts.add(value.getValue().getBytes(UTF_8));
        }
        return parts;
    }

    private static Rendered rendered(List<byte[]> parts) {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, String> values = new TreeMap<>();
        for (int i = 1; i < parts.size(); i += 2) {
            String name = new String(parts.get(i - 1), UTF_8);
            if (name.startsWith(FILE)) {
                files.put(name.substring(FILE.length()), parts.get(i));
            } else if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), new String(parts.get(i), UTF_8));
            }
        }
        return new Rendered(files, values);
    }
}
