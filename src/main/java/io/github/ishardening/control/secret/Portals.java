package io.github.ishardening.control.secret;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.PackedApplication;
import io.github.ishardening.server.PropertyLines;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Edits the properties that the login and recovery portals contain for use when hosted elsewhere: at each portal's root
 * and in its classes, unpacked, in a {@code .war}, or in a template. When hosted by the server, they read {@code
 * repository/conf/identity} instead, which is rendered from {@code deployment.toml}.
 */
final class Portals {

    private static final String TEMPLATE = ".j2";
    private static final String ROOTS =
            "(?:repository/resources/conf/templates/)?" + Pattern.quote(ServerFiles.WEBAPPS);
    private static final String FILE = "(?:.*/)?(?:Recovery)?EndpointConfig\\.properties";
    private static final Pattern UNPACKED = Pattern.compile(ROOTS + FILE + "(?:\\.j2)?");
    private static final Pattern PACKED =
            Pattern.compile(Pattern.quote(ServerFiles.WEBAPPS) + "(?=[^/]*?endpoint)[^/]*+(?<=\\.war)");

    private Portals() {}

    /** Edits all of them; those that the server renders, only in their templates. */
    static void edit(Distribution distribution, Consumer<PortalFile> edit) throws IOException {
        for (String path : distribution.paths()) {
            if (UNPACKED.matcher(path).matches() && !Templates.isRendered(distribution, path)) {
                var edited = edited(path, distribution.read(path), path.endsWith(TEMPLATE), edit);
                if (edited.isPresent()) {
                    distribution.write(path, edited.get());
                }
            } else if (PACKED.matcher(path).matches()) {
                editPacked(distribution, path, edit);
            }
        }
    }

    /** Returns all of them, unedited. */
    static List<PortalFile> of(Distribution distribution) throws IOException {
        var files = new ArrayList<PortalFile>();
        edit(distribution, files::add);
        return files;
    }

    private static void editPacked(Distribution distribution, String path, Consumer<PortalFile> edit)
            throws IOException {
        try (var war = PackedApplication.open(distribution, path)) {
            Map<String, byte[]> contents = new HashMap<>();
            for (String inside : war.paths()) {
                if (ServerFiles.isPortalProperties(inside)) {
                    edited(path + "!/" + inside, war.read(inside), false, edit)
                            .ifPresent(content -> contents.put(inside, content));
                }
            }
            if (!contents.isEmpty()) {
                distribution.write(path, war.with(contents));
            }
        }
    }

    private static Optional<byte[]> edited(String path, byte[] content, boolean isTemplate, Consumer<PortalFile> edit) {
        var lines = new PropertyLines(content);
        edit.accept(new PortalFile(path, lines, isTemplate));
        return Optional.of(lines.content()).filter(after -> !Arrays.equals(after, content));
    }
}
