package io.github.ishardening.server;

import io.github.ishardening.audit.Location;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.LineCounter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Distinguishes files that the server renders at every start from those that it doesn't change. */
public final class Templates {

    private static final String FOLDER = "repository/resources/conf/templates/";

    private Templates() {}

    /** The path of a file's template, whether it exists or not. */
    public static String of(String path) {
        return FOLDER + path + ".j2";
    }

    /** Whether a file is a template itself. */
    public static boolean isOne(String path) {
        return path.startsWith(FOLDER);
    }

    /** Whether the server renders a file from a template, so that an edit of the file itself is lost. */
    public static boolean isRendered(Distribution distribution, String path) {
        return distribution.exists(of(path));
    }

    /** Whether the distribution contains a file that the server doesn't change. */
    public static boolean isStatic(Distribution distribution, String path) {
        return distribution.exists(path) && !isRendered(distribution, path);
    }

    /**
     * Locates a text of a configuration file that isn't from {@code deployment.toml}: in its template, or in the file
     * itself if there is none. Returns the file as a whole if neither contains it.
     */
    public static Location origin(Distribution distribution, String path, String text) throws IOException {
        String source = isRendered(distribution, path) ? of(path) : path;
        if (distribution.exists(source)) {
            String content = new String(distribution.read(source), StandardCharsets.ISO_8859_1);
            int at = content.indexOf(text);
            if (at >= 0) {
                return Location.of(source, new LineCounter(content).lineAt(at));
            }
        }
        return Location.of(path);
    }
}
