package io.github.ishardening.server;

import java.util.List;

/** The files of embedded H2 databases, which are read as bytes, so that nothing in them is executed. */
public final class H2Files {

    /** The ending of a file in the format that H2 has used since 1.4. */
    public static final String MV_STORE = ".mv.db";

    /** The ending of a file in the former format, which truncates long values. */
    public static final String PAGE_STORE = ".h2.db";

    /** The endings of the files that H2 looks for, in order. */
    public static final List<String> ENDINGS = List.of(MV_STORE, PAGE_STORE);

    /** The largest file that is searched; those of a newly started server are a hundredth of that size. */
    public static final int LARGEST = 64 << 20;

    private H2Files() {}

    /** Why a file isn't read, to follow "because". */
    public static String tooLarge(String path) {
        return "%s is larger than %s MB".formatted(path, LARGEST >> 20);
    }
}
