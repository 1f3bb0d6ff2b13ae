package io.github.ishardening.mounted;

import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.manifest.ConfigObject;
import io.github.ishardening.manifest.Manifest;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.server.ServerFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files mounted over the folder of stores, one by one: other files in it remain, as if each were mounted with
 * {@code subPath}.
 *
 * @param source a folder, or a manifest
 */
record SecurityMount(NamedFile source) {

    /** Servers have about ten. */
    private static final int MOST = 200;

    /** Servers' folders of stores have no subfolders. */
    private static final int DEEPEST = 4;

    private static final Pattern STORE = Pattern.compile("(?i).*\\.(jks|p12|pfx|pkcs12|jceks|bcfks|keystore)");

    /**
     * The mounted files.
     *
     * @throws ProblemException if there are none or too many, if one is a link out of the folder, or if several Secrets
     *     contain the same one
     */
    List<MountedFile> files() throws IOException {
        if (Files.isDirectory(source.path())) {
            return ofFolder();
        }
        if (source.isManifest()) {
            return ofManifest(Manifest.read(source.shown(), source.content()));
        }
        throw new ProblemException(
                source.parameter(),
                source.shown() + " is neither a folder nor a manifest (.yaml, .yml, .json).",
                "Specify the folder of the stores, or the manifest of their Secret.");
    }

    private List<MountedFile> ofFolder() throws IOException {
        Path root = source.path().toRealPath();
        List<Path> found;
        try (var walk = Files.walk(root, DEEPEST)) {
            found = walk.filter(path -> !path.equals(root) && !isHidden(root.relativize(path)))
                    .filter(path -> isDeepest(root, path) || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST + 1L)
                    .sorted()
                    .toList();
        }
        if (found.isEmpty() || found.size() > MOST) {
            throw new ProblemException(
                    source.parameter(),
                    source.shown()
                            + (found.isEmpty()
                                    ? " contains no files."
                                    : " contains more than %s files.".formatted(MOST)),
                    "Specify the folder of the stores.");
        }
        var files = new ArrayList<MountedFile>();
        for (Path path : found) {
            files.add(file(root, path));
        }
        return files;
    }

    /** A folder at the maximum depth, whose files aren't visited, is treated as a file, so that it is reported. */
    private static boolean isDeepest(Path root, Path path) {
        return root.relativize(path).getNameCount() == DEEPEST;
    }

    /** Kubernetes keeps versions of mounted files in folders that begin with two dots, and links to their files. */
    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private MountedFile file(Path root, Path path) throws IOException {
        String relative = root.relativize(path).toString().replace(File.separatorChar, '/');
        String shown = source.shown().replaceAll("/+$", "") + "/" + DistributionPaths.printable(relative);
        if (!Files.exists(path) || !path.toRealPath().startsWith(root)) {
            throw new ProblemException(
                    shown, "is a link that points outside the folder.", "Put the file itself there.");
        }
        DistributionPaths.fault(relative).ifPresent(fault -> {
            throw new ProblemException(shown, fault + ".", "Rename it.");
        });
        return MountedFile.plain(ServerFiles.SECURITY + relative, NamedFile.content(path, shown), shown);
    }

    private List<MountedFile> ofManifest(Manifest manifest) {
        var named = manifest.objects().stream()
                .filter(object -> source.object().map(object.name()::equals).orElseGet(() -> hasStores(object)))
                .toList();
        if (named.isEmpty()) {
            throw new ProblemException(
                    source.shown(),
                    source.object()
                            .map(name -> "contains no Secret " + name + ".")
                            .orElse("contains no Secret with a store (.p12, .pfx, .jks, .bcfks)."),
                    "Specify the manifest of the Secret with the stores.");
        }
        var files = new ArrayList<MountedFile>();
        for (var object : named) {
            object.entries()
                    .forEach((key, entry) -> files.add(
                            MountedFile.of(ServerFiles.SECURITY + key, source.shown(), object.name(), key, entry)));
        }
        if (files.stream().map(MountedFile::path).distinct().count() < files.size()) {
            throw source.ambiguous(
                    "more than one object with the same store",
                    named.stream().map(ConfigObject::toString).toList(),
                    named.get(0).name());
        }
        return files;
    }

    private static boolean hasStores(ConfigObject object) {
        return object.entries().keySet().stream()
                .anyMatch(key -> STORE.matcher(key).matches());
    }
}
