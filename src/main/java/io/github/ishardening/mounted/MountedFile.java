package io.github.ishardening.mounted;

import io.github.ishardening.audit.Location;
import io.github.ishardening.manifest.ConfigEntry;
import java.util.OptionalInt;

/**
 * A file that is laid over one of the server.
 *
 * @param path its path in the distribution
 * @param content what is in it
 * @param file the user's file that it comes from, as the user named it
 * @param inside the object and the key in it, where that is a manifest; else empty
 * @param firstLine the line of the user's file that is its first, where lines follow each other in both
 */
record MountedFile(String path, byte[] content, String file, String inside, OptionalInt firstLine) {

    /** A file that the user has as it is. */
    static MountedFile plain(String path, byte[] content, String file) {
        return new MountedFile(path, content, file, "", OptionalInt.of(1));
    }

    /** One of an object in a manifest. */
    static MountedFile of(String path, String file, String object, String key, ConfigEntry entry) {
        return new MountedFile(path, entry.content(), file, object + "/" + key, entry.firstLine());
    }

    /** Where a line of it is for the user: that of the user's file, or else the line itself in what is inside of that. */
    Location origin(OptionalInt line) {
        if (line.isPresent() && firstLine.isPresent()) {
            return Location.of(file, firstLine.getAsInt() + line.getAsInt() - 1);
        }
        return new Location(inside.isEmpty() ? file : file + "!/" + inside, line);
    }
}
