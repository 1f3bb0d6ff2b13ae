package io.github.ishardening.distribution.zip;

import io.github.ishardening.distribution.TestProduct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes zips for tests, entry by entry, good ones and bad ones. */
public final class TestZip {

    /** The top folder of {@link #identityServer()}. */
    public static final String TOP = "wso2is-7.1.0/";

    private static final LocalDateTime DATE = LocalDateTime.of(2020, 3, 29, 2, 30, 2);

    private record Entry(ZipArchiveEntry header, byte[] content) {}

    private record Patch(String name, int index, int value) {}

    private record Renaming(String from, String to) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Patch> patches = new ArrayList<>();
    private final List<Renaming> renamings = new ArrayList<>();
    private Consumer<ZipArchiveOutputStream> settings = out -> {};

    /** A zip that passes for Identity Server 7.1.0. */
    public static TestZip identityServer() {
        TestZip zip = new TestZip();
        new TreeMap<>(TestProduct.IDENTITY_SERVER).forEach((path, text) -> zip.with(TOP + path, text));
        return zip;
    }

    public TestZip with(String name, String content) {
        return with(name, content, entry -> entry.setUnixMode(0100644));
    }

    public TestZip with(String name, String content, Consumer<ZipArchiveEntry> more) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(DATE);
        more.accept(entry);
        entries.add(new Entry(entry, content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public TestZip without(String name) {
        entries.removeIf(entry -> entry.header().getName().equals(name));
        return this;
    }

    /** Puts another text of the same length in place of a name, wherever it stands: names that the writer won't write. */
    public TestZip renaming(String from, String to) {
        renamings.add(new Renaming(from, to));
        return this;
    }

    /** Writes a byte into the local header of an entry, and to the same field of the central directory. */
    public TestZip header(String name, int index, int value) {
        patches.add(new Patch(name, index, value));
        return this;
    }

    /** Sets up the writer before the first entry. */
    public TestZip settings(Consumer<ZipArchiveOutputStream> archiveSettings) {
        settings = archiveSettings;
        return this;
    }

    /** Writes the zip without seeking back, so that compressed entries get data descriptors. */
    public Path writeTo(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            settings.accept(out);
            for (Entry entry : entries) {
                out.putArchiveEntry(entry.header());
                out.write(entry.content());
                out.closeArchiveEntry();
            }
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        for (Renaming renaming : renamings) {
            text = text.replace(renaming.from(), renaming.to());
        }
        byte[] result = text.getBytes(StandardCharsets.ISO_8859_1);
        for (Patch patch : patches) {
            result[text.indexOf(patch.name()) - 30 + patch.index()] = (byte) patch.value();
            // The record in the central directory has one field more in front, of two bytes.
            result[text.lastIndexOf(patch.name()) - 46 + 2 + patch.index()] = (byte) patch.value();
        }
        return Files.write(file, result);
    }
}
