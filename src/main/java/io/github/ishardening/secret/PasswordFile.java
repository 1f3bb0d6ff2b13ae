package io.github.ishardening.secret;

import java.util.Arrays;

/** A file from which the server reads the password of its vault, provided for those who start the server. */
public enum PasswordFile {
    /** No file; the default. */
    NONE(""),
    /** {@code password-tmp}, which the server deletes after reading it. */
    TMP("password-tmp"),
    /** {@code password-persist}, which stays. */
    PERSIST("password-persist");

    private final String fileName;

    PasswordFile(String fileName) {
        this.fileName = fileName;
    }

    /** Whether a server reads its vault's password from this file, whose path is relative to the server's folder. */
    public static boolean isRead(String path) {
        return Arrays.stream(values())
                .filter(file -> file != NONE)
                .anyMatch(file -> path.equals(file.fileName) || path.equals(file.windowsFileName()));
    }

    /** Its name in the server's folder, except on Windows; empty for {@link #NONE}. */
    public String fileName() {
        return fileName;
    }

    /** Its name in the server's folder on Windows. */
    public String windowsFileName() {
        return fileName + ".txt";
    }
}
