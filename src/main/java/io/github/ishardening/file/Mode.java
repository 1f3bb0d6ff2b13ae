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

/** Permission bits of files; ignored on file systems without them. Setuid and setgid bits are read, but never set. */
public final class Mode {

    /** Everyone may read, the owner may write. */
    public static final int DEFAULT = 0644;

    /** The mode that programs request to leave the rest to the umask. */
    static final int AS_USUAL = 0666;

    /** Only the owner may read and write. */
    public static final int PRIVATE = 0600;

    /** The owner and the group may read and write. */
    static final int PRIVATE_TO_GROUP = 0660;

    /** Only the owner may read, write and enter a folder. */
    public static final int PRIVATE_FOLDER = 0700;

    /** Everyone may read and run, the owner may write. */
    public static final int RUNNABLE = 0755;

    /** Everyone may read and enter a folder, the owner may write to it. */
    public static final int FOLDER = 0755;

    /** Others, neither the owner nor the group, may read. */
    public static final int READ_BY_OTHERS = 04;

    /** The permission bits of a mode. */
    public static final int PERMISSIONS = 0777;

    /** All bits of a mode, including special ones. */
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

    /** This mode, with the owner's permissions for the group: {@code chmod g=u}. */
    public static int sharedWithGroup(int mode) {
        return (mode & ~0070) | ((mode & 0700) >> 3);
    }

    /** The permissions of a file; empty if the file system has none. */
    public static OptionalInt of(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                view.readAttributes().permissions().stream().mapToInt(Mode::bit).sum());
    }

    /** The same with the setuid and setgid bits (07777), if Java provides them. */
    public static OptionalInt withSpecialBits(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? OptionalInt.of((Integer) Files.getAttribute(file, "unix:mode") & ALL)
                : of(file);
    }

    /** Sets the mode of a file or folder. */
    public static void set(Path file, int mode) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setPermissions(permissions(mode));
        }
    }

    /** Revokes everyone's rights on a file or folder except the owner's; it must not be a link. */
    static void restrict(Path path) throws IOException {
        int wanted = Files.isDirectory(path) ? PRIVATE_FOLDER : PRIVATE;
        if (of(path).orElse(wanted) != wanted) {
            // Follows links: otherwise Java would open the file, and closing a locked one would release its lock.
            Files.setPosixFilePermissions(path, permissions(wanted));
        }
    }

    /** The attributes that give a new file or folder in this folder its mode from the start. */
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
