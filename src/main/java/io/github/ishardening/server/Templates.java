package io.github.ishardening.server;

import io.github.ishardening.audit.Location;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.LineCounter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells files that the server renders at every start from those that it leaves alone. */
public final class Templates {

    private static final String FOLDER = "repository/resources/conf/templates/";

    private Templates() {}

    /** Where the template of a file lies, if there is one. */
    public static String of(String path) {
        return FOLDER + path + ".j2";
    }

    /** Whether a file is a template itself. */
    public static boolean isOne(String path) {
        return path.startsWith(FOLDER);
    }

    /** Whether the server makes a file from a template, so that an edit of the file itself is lost. */
    public static boolean isRendered(Distribution distribution, String path) {
        return distribution.exists(of(path));
    }

    /** Whether a file is in the distribution and stays as it is. */
    public static boolean isStatic(Distribution distribution, String path) {
        return distribution.exists(path) && !isRendered(distribution, path);
    }

    /**
     * Where a text of a configuration file stands that {@code deployment.toml} doesn't bring: in its template, or in the
     * file itself if there is none. The file as a whole if it is in neither.
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
