package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A distribution to be hardened, as a Maven artifact.
 *
 * @param folder its top folder
 * @param zip its path
 */
record Bundle(String groupId, String artifactId, String version, String folder, Path zip) {

    private static final int MEGABYTE = 1_000_000;
    private static final int FILLER = 4 * MEGABYTE;

    /** A kernel, from the build's folder for distributions. */
    static Bundle kernel(String version) {
        String artifact = "wso2carbon-core";
        String folder = artifact + "-" + version;
        return new Bundle(
                "org.wso2.carbon", artifact, version, folder, Path.of("target", "distributions", folder + ".zip"));
    }

    /**
     * This bundle, filled with random files up to a size and installed as an artifact.
     *
     * @param megabytes the size, in units of 10<sup>6</sup> bytes
     */
    Bundle filledUpTo(int megabytes, Path repository) throws IOException {
        String artifact = "filled-bundle";
        String filledVersion = Integer.toString(megabytes);
        Path place = Files.createDirectories(
                repository.resolve("com/example").resolve(artifact).resolve(filledVersion));
        Path filled = place.resolve("%s-%s.zip".formatted(artifact, filledVersion));
        if (!Files.exists(filled)) {
            fill(filled, (long) megabytes * MEGABYTE);
        }
        return new Bundle("com.example", artifact, filledVersion, folder, filled);
    }

    private void fill(Path filled, long size) throws IOException {
        var random = new Random(size);
        var content = new byte[FILLER];
        try (var in = ZipFile.builder().setPath(zip).get();
                var out = new ZipArchiveOutputStream(filled)) {
            in.copyRawEntries(out, entry -> true);
            out.setLevel(Deflater.NO_COMPRESSION);
            for (int number = 1; Files.size(filled) < size; number++) {
                random.nextBytes(content);
                out.putArchiveEntry(new ZipArchiveEntry("%s/repository/filler/%d.bin".formatted(folder, number)));
                out.write(content);
                out.closeArchiveEntry();
            }
        }
    }

    /**
     * The properties of the projects.
     *
     * @param plugin the version of this plugin
     */
    Map<String, String> propertiesWith(String plugin) {
        return Map.of(
                "bundle.groupId", groupId,
                "bundle.artifactId", artifactId,
                "bundle.version", version,
                "bundle.folder", folder,
                "plugin.version", plugin);
    }

    /** Copies the zip and flushes the copy to disk, as our results are. */
    Command copyTo(Path copy) {
        return new Command(
                List.of("sh", "-c", "cp \"$1\" \"$2\" && sync \"$2\"", "copy", zip.toString(), copy.toString()),
                copy.resolveSibling(copy.getFileName() + ".log"));
    }

    /** Its size in units of 10<sup>6</sup> bytes. */
    double megabytes() throws IOException {
        return Files.size(zip) / (double) MEGABYTE;
    }
}
