package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;

/** Tells files that the server makes anew at every start from those that stay as they are. */
final class Templates {

    private static final String FOLDER = "repository/resources/conf/templates/";

    private Templates() {}

    /** Whether the server makes a file from a template, so that an edit of the file itself is lost. */
    static boolean make(Distribution distribution, String path) {
        return distribution.exists(FOLDER + path + ".j2");
    }

    /** Whether a file lies in the distribution and stays as it is. */
    static boolean leave(Distribution distribution, String path) {
        return distribution.exists(path) && !make(distribution, path);
    }
}
