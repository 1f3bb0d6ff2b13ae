package io.github.ishardening.mounted;

import io.github.ishardening.audit.Location;
import io.github.ishardening.manifest.ConfigEntry;
import java.util.OptionalInt;

/**
 * A file that is mounted over one of the server's.
 *
 * @param path its path in the distribution
 * @param content its content
 * @param file the user's file that contains it, as specified by the user
 * @param inside the object and key if that file is a manifest, otherwise empty
 * @param firstLine the line of the user's file that is its first line, if lines correspond one to one
 */
record MountedFile(String path, byte[] content, String file, String inside, OptionalInt firstLine) {

    /** A file that isn't in a manifest. */
    static MountedFile plain(String path, byte[] content, String file) {
        return new MountedFile(path, content, file, "", OptionalInt.of(1));
    }

    /** A file from an object in a manifest. */
    static MountedFile of(String path, String file, String object, String key, ConfigEntry entry) {
        return new MountedFile(path, entry.content(), file, object + "/" + key, entry.firstLine());
    }

    /** The location of a line for the user: in the user's file if possible, otherwise within its object and key. */
    Location origin(OptionalInt line) {
        if (line.isPresent() && firstLine.isPresent()) {
            return Location.of(file, firstLine.getAsInt() + line.getAsInt() - 1);
        }
        return new Location(inside.isEmpty() ? file : file + "!/" + inside, line);
    }
}
