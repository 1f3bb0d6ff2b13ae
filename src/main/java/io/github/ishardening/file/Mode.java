package io.github.ishardening.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Permission bits of files; passed over on file systems without them. The bits that run a program as its owner or
 * group are read but never set.
 */
public final class Mode {

    /** Everyone reads, the owner writes. */
    public static final int DEFAULT = 0644;

    /** What a program asks for when it leaves the rest to the umask. */
    static final int AS_USUAL = 0666;

    /** The owner alone reads and writes. */
    public static final int PRIVATE = 0600;

    /** The owner and the group read and write. */
    static final int PRIVATE_TO_GROUP = 0660;

    /** The owner alone reads and writes a folder, and enters it. */
    public static final int PRIVATE_FOLDER = 0700;

    /** Everyone reads and runs, the owner writes. */
    public static final int RUNNABLE = 0755;

    /** Everyone reads and enters a folder, the owner writes to it. */
    public static final int FOLDER = 0755;

    /** Others, neither the owner nor in its group, read. */
    public static final int READ_BY_OTHERS = 04;

    /** What a mode says of who may do what. */
    public static final int PERMISSIONS = 0777;

    /** All that belongs to a mode. */
    public static final int ALL = 07777;

    private static final List<PosixFilePermission> HIGHEST_FIRST = List.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private Mode() {}

    /** This mode, and the group may do what the owner may: {@code chmod g=u}. */
    public static int sharedWithGroup(int mode) {
        return (mode & ~0070) | ((mode & 0700) >> 3);
    }

    /** The mode of a file; empty where the file system has none. */
    public static OptionalInt of(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                view.readAttributes().permissions().stream().mapToInt(Mode::bit).sum());
    }

    /** The same with the bits that have a file run as its owner or group (07777), where Java can tell them. */
    public static OptionalInt withSpecialBits(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? OptionalInt.of((Integer) Files.getAttribute(file, "unix:mode") & ALL)
                : of(file);
    }

    /** Gives a file or folder this mode. */
    public static void set(Path file, int mode) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setPermissions(permissions(mode));
        }
    }

    /** Takes all rights on a file or folder, which is no link, from everyone but the owner. */
    static void restrict(Path path) throws IOException {
        int wanted = Files.isDirectory(path) ? PRIVATE_FOLDER : PRIVATE;
        if (of(path).orElse(wanted) != wanted) {
            // Java doesn't follow links by opening the file; of the locked one, to close it would be to lose the lock.
            Files.setPosixFilePermissions(path, permissions(wanted));
        }
    }

    /** What gives a new file or folder in this folder its mode from the start. */
    static FileAttribute<?>[] attributes(Path folder, int mode) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions(mode))};
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        return HIGHEST_FIRST.stream()
                .filter(permission -> (mode & bit(permission)) != 0)
                .collect(Collectors.toSet());
    }

    private static int bit(PosixFilePermission permission) {
        return 0400 >> HIGHEST_FIRST.indexOf(permission);
    }
}
