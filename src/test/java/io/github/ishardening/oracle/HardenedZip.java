package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** A zip that the plugin made, looked at by other people's tools. */
public final class HardenedZip {

    private static final int MOST_EDITS = 20;

    private final Path zip;

    /** Looks at this zip. */
    public HardenedZip(Path zip) {
        assertThat(zip).isRegularFile();
        this.zip = zip;
    }

    /** {@code unzip -t} and {@code sha256sum -c} find nothing to complain about. */
    public HardenedZip isSound() throws IOException, InterruptedException {
        var folder = zip.toAbsolutePath().getParent();
        assertThat(Command.run(folder, "unzip", "-tqq", zip.getFileName().toString()))
                .isEqualTo(new Command(0, ""));
        assertThat(Command.run(folder, "sha256sum", "--check", "--status", zip.getFileName() + ".sha256"))
                .isEqualTo(new Command(0, ""));
        return this;
    }

    /** Every entry is the stock zip's, with the same bytes, mode and date, but for a few. */
    public HardenedZip differsLittleFrom(Path stock) throws IOException {
        var before = fingerprints(stock);
        var after = fingerprints(zip);
        var different = new ArrayList<String>();
        before.forEach((name, fingerprint) -> {
            if (!fingerprint.equals(after.remove(name))) {
                different.add(name);
            }
        });
        different.addAll(after.keySet());
        assertThat(different).isNotEmpty().hasSizeLessThan(MOST_EDITS);
        return this;
    }

    /** Unpacks the zip with {@code unzip} and returns its top folder. */
    public Path unpackTo(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assertThat(Command.run(folder, "unzip", "-qqo", zip.toAbsolutePath().toString()))
                .isEqualTo(new Command(0, ""));
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** No file below the folder holds any of the secrets, in plain text, Base64 or hexadecimal. */
    public static void holdsNoSecret(Path folder, Properties secrets) throws IOException {
        assertThat(secrets).isNotEmpty();
        assertThat(new LeakSearch(secrets).in(folder)).isEmpty();
    }

    /** The secrets that the plugin keeps in a keys directory. */
    public static Properties secrets(Path keysDirectory) throws IOException {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(keysDirectory.resolve("secrets.properties"))) {
            secrets.load(reader);
        }
        return secrets;
    }

    private static Map<String, List<Object>> fingerprints(Path zip) throws IOException {
        var modes = new HashMap<String, Integer>();
        try (var archive = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setPath(zip)
                .get()) {
            for (ZipArchiveEntry entry :
                    (Iterable<ZipArchiveEntry>) () -> archive.getEntries().asIterator()) {
                modes.put(entry.getName(), entry.getUnixMode());
            }
        }
        var fingerprints = new HashMap<String, List<Object>>();
        try (var archive = new ZipFile(zip.toFile())) {
            archive.stream()
                    .forEach(entry -> fingerprints.put(
                            entry.getName(),
                            List.of(
                                    entry.getCrc(),
                                    entry.getSize(),
                                    entry.getCompressedSize(),
                                    entry.getMethod(),
                                    entry.getTimeLocal(),
                                    modes.get(entry.getName()))));
        }
        return fingerprints;
    }
}
