package io.github.ishardening.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file of an embedded H2 database in a distribution.
 *
 * @param distribution contains it
 * @param path its path
 */
public record H2Database(Distribution distribution, String path) {

    /** What the bytes of a database tell. */
    public enum Content {
        /** Too large, or in an unknown format. */
        UNKNOWN,
        /** A database without users: no server has been started with it. */
        UNUSED,
        /** A database to which the first start has written the server's users. */
        USED
    }

    /**
     * The user that each first start adds to UM_SYSTEM_USER ({@code CarbonConstants.REGISTRY_ANONNYMOUS_USERNAME}), and
     * none of WSO2's database scripts does.
     */
    private static final byte[] USER = "wso2.anonymous.user".getBytes(US_ASCII);

    /** How files in H2's two formats begin. */
    private static final byte[] MV_STORE = "H:2,".getBytes(US_ASCII);

    private static final byte[] PAGE_STORE = "-- H2 0.5/B --".getBytes(US_ASCII);

    private static final int BUFFER = 1 << 16;

    /** All in the folder of embedded databases. */
    public static List<H2Database> in(Distribution distribution) throws IOException {
        var databases = new ArrayList<H2Database>();
        for (String path : distribution.paths(ServerFiles.DATABASES)) {
            if (path.endsWith(H2Files.MV_STORE) || path.endsWith(H2Files.PAGE_STORE)) {
                databases.add(new H2Database(distribution, path));
            }
        }
        return databases;
    }

    /** Whether it is larger than databases that are searched. */
    public boolean isTooLarge() throws IOException {
        return distribution.size(path) > H2Files.LARGEST;
    }

    /** Searches it, if it isn't too large. */
    public Content content() throws IOException {
        if (isTooLarge()) {
            return Content.UNKNOWN;
        }
        try (InputStream in = distribution.open(path)) {
            byte[] header = in.readNBytes(PAGE_STORE.length);
            if (!begins(header, MV_STORE) && !begins(header, PAGE_STORE)) {
                return Content.UNKNOWN;
            }
            return hasUsers(in) ? Content.USED : Content.UNUSED;
        }
    }

    private static boolean begins(byte[] header, byte[] format) {
        return header.length >= format.length && Arrays.equals(header, 0, format.length, format, 0, format.length);
    }

    /** H2 stores text as it is. The name's first byte doesn't recur in it, so no match begins within another. */
    private static boolean hasUsers(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int matched = 0;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                if (buffer[i] == USER[matched]) {
                    matched++;
                    if (matched == USER.length) {
                        return true;
                    }
                } else {
                    matched = buffer[i] == USER[0] ? 1 : 0;
                }
            }
        }
        return false;
    }
}
