package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.Digests;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Remembers in a folder what was rendered from the same TOML, templates and JSON files by the same mapper. The folder is
 * 0700 and its files 0600, because rendered files hold passwords where {@code deployment.toml} does. Safe for use by
 * several threads and processes.
 */
public final class RenderCache implements Renderer {

    private static final String FILES = "files/";
    private static final String VALUES = "values.properties";

    private final Path folder;
    private final Renderer renderer;
    /** What can't be rendered may take as long as a rendering is let run to find that out. */
    private final Map<Path, ProblemException> refused = new ConcurrentHashMap<>();

    /** A cache in {@code folder}, which is made when there is something to keep; {@code renderer} renders what is new. */
    public RenderCache(Path folder, Renderer renderer) {
        this.folder = folder;
        this.renderer = renderer;
    }

    /** Whether nothing is remembered yet, so that the first render will be a real one. */
    public boolean isEmpty() {
        return !Files.exists(folder);
    }

    @Override
    public Rendered render(Distribution distribution, byte[] toml) throws IOException {
        Path file = folder.resolve(digest(distribution, toml) + ".zip");
        Optional<Rendered> remembered = read(file);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        Rendered rendered = renderUnlessRefused(distribution, toml, file);
        write(rendered, file);
        return rendered;
    }

    private Rendered renderUnlessRefused(Distribution distribution, byte[] toml, Path file) throws IOException {
        ProblemException refusal = refused.get(file);
        if (refusal != null) {
            throw refusal;
        }
        try {
            return renderer.render(distribution, toml);
        } catch (ProblemException e) {
            refused.put(file, e);
            throw e;
        }
    }

    private static String digest(Distribution distribution, byte[] toml) throws IOException {
        MessageDigest digest = Digests.sha256();
        update(digest, ConfigMapper.COORDINATES.toString().getBytes(UTF_8));
        update(digest, toml);
        for (String path : ConfigMapper.inputs(distribution)) {
            update(digest, path.getBytes(UTF_8));
            update(digest, distribution.read(path));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The length goes in too, so that no two inputs give the same sequence. */
    private static void update(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }

    private static Optional<Rendered> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, byte[]> files = new TreeMap<>();
            Properties values = new Properties();
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                try (var content = zip.getInputStream(entry)) {
                    if (entry.getName().equals(VALUES)) {
                        values.load(content);
                    } else {
                        files.put(entry.getName().substring(FILES.length()), content.readAllBytes());
                    }
                }
            }
            Map<String, String> texts = new TreeMap<>();
            values.stringPropertyNames().forEach(key -> texts.put(key, values.getProperty(key)));
            return Optional.of(new Rendered(files, texts));
        } catch (ZipException | EOFException e) {
            // Whatever damaged the file: rendering anew replaces it.
            return Optional.empty();
        }
    }

    private void write(Rendered rendered, Path file) throws IOException {
        Disk disk = new Disk();
        disk.createPrivateFolder(folder);
        // Others may be rendering the same.
        Path unfinished = folder.resolve(UUID.randomUUID() + Disk.UNFINISHED);
        disk.replace(file, unfinished, zipped(rendered), Mode.PRIVATE);
    }

    private static byte[] zipped(Rendered rendered) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String path : rendered.paths()) {
                zip.putNextEntry(new ZipEntry(FILES + path));
                zip.write(rendered.file(path));
            }
            zip.putNextEntry(new ZipEntry(VALUES));
            Properties values = new Properties();
            values.putAll(rendered.values());
            values.store(zip, null);
        }
        return bytes.toByteArray();
    }
}
