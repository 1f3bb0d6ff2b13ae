package io.github.ishardening.verification.check;

import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.H2Files;
import io.github.ishardening.server.ServerFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The files to which a server writes encrypted data: H2 databases, event publishers, event receivers and user stores.
 *
 * @param home the server's folder
 * @param configuration its configuration
 * @param unseen receives the reason if data can't be checked: text that follows "because"
 */
record WrittenData(Path home, Inspection configuration, Consumer<String> unseen) {

    private static final Pattern URL =
            Pattern.compile("(?i)jdbc:h2:(?:file:)?(?:\\$\\{carbon\\.home\\}/+)?([^;?]+).*", Pattern.DOTALL);

    private static final String IN_MEMORY = "mem:";
    private static final int DEPTH = 5;
    private static final int MOST = 100_000;

    /** The paths of the files in the server's folder, sorted. */
    Set<String> paths() throws IOException {
        var paths = new TreeSet<String>();
        for (DataSource source : configuration.dataSources()) {
            if (!source.isEmbedded()) {
                unseen.accept("%s is a database server, which isn't checked".formatted(source.name()));
            } else {
                database(source).ifPresent(paths::add);
            }
        }
        for (String root : ServerFiles.DEPLOYED) {
            paths.addAll(artifacts(home.resolve(root)));
        }
        return paths;
    }

    private Optional<String> database(DataSource source) {
        var url = URL.matcher(source.url());
        if (!url.matches() || url.group(1).toLowerCase(Locale.ROOT).startsWith(IN_MEMORY)) {
            return Optional.empty();
        }
        var packed = source.packed();
        if (packed.isPresent()) {
            unseen.accept(packed.get());
            return Optional.empty();
        }
        Path file = home.resolve(url.group(1)).normalize();
        if (!file.startsWith(home) || url.group(1).startsWith("~")) {
            unseen.accept("the file of %s isn't in the server's folder".formatted(source.name()));
            return Optional.empty();
        }
        for (String ending : H2Files.ENDINGS) {
            Path written = file.resolveSibling(file.getFileName() + ending);
            if (Files.isRegularFile(written)) {
                if (ending.equals(H2Files.PAGE_STORE)) {
                    unseen.accept("%s is in an H2 format that truncates long values".formatted(path(written)));
                }
                return Optional.of(path(written));
            }
        }
        return Optional.empty();
    }

    private List<String> artifacts(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        var paths = new ArrayList<String>();
        try (var files = Files.find(root, DEPTH, (file, attributes) -> attributes.isRegularFile())) {
            files.limit(MOST)
                    .map(this::path)
                    .filter(ServerFiles::isArtifactWithSecrets)
                    .forEach(paths::add);
        }
        return paths;
    }

    private String path(Path file) {
        return home.relativize(file).toString().replace(File.separatorChar, '/');
    }

    /** The content of a file; empty if it is too large to be checked. */
    Optional<byte[]> read(String path) throws IOException {
        try (var in = Files.newInputStream(home.resolve(path))) {
            byte[] content = in.readNBytes(H2Files.LARGEST + 1);
            if (content.length > H2Files.LARGEST) {
                unseen.accept(H2Files.tooLarge(path));
                return Optional.empty();
            }
            return Optional.of(content);
        }
    }
}
