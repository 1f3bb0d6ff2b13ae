package io.github.ishardening.keys.directory;

import java.io.IOException;
import java.nio.file.Path;

/** The few things that the keys directory does to a file system, each of which a crash can come before or after. */
public interface Disk {

    /** Makes a folder for the owner alone, with its parents, unless it is there. */
    void createFolder(Path folder) throws IOException;

    /** Writes a file that isn't there yet, for the owner alone, and waits until it is on the disk. */
    public void write(Path file, byte[] content) throws IOException;

    /** Moves a file or folder within one file system; a file that is in the way is replaced in the same instant. */
    public void move(Path from, Path to) throws IOException;

    /** Deletes a file or an empty folder. */
    public void delete(Path path) throws IOException;

    /** Waits until the folder's entries are on the disk. */
    void sync(Path folder) throws IOException;

    /** Takes all rights on a file or folder, which is no link, from everybody but the owner. */
    void restrict(Path path) throws IOException;
}
