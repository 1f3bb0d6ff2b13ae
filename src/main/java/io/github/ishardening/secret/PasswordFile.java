package io.github.ishardening.secret;

import java.util.Arrays;

/** The file from which the server reads the password of its vault, written for those who start it. */
public enum PasswordFile {
    /** None is written; the default. */
    NONE(""),
    /** {@code password-tmp}, which the server deletes when it has read it. */
    TMP("password-tmp"),
    /** {@code password-persist}, which stays. */
    PERSIST("password-persist");

    private final String fileName;

    PasswordFile(String fileName) {
        this.fileName = fileName;
    }

    /** Whether a server takes the password of its vault from this file, whose path is relative to its folder. */
    public static boolean isRead(String path) {
        return Arrays.stream(values())
                .filter(file -> file != NONE)
                .anyMatch(file -> path.equals(file.fileName) || path.equals(file.windowsFileName()));
    }

    /** Its name in the server's folder, except on Windows; empty for none. */
    public String fileName() {
        return fileName;
    }

    /** Its name in the server's folder on Windows. */
    public String windowsFileName() {
        return fileName + ".txt";
    }
}
