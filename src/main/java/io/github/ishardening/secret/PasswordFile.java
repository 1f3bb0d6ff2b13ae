package io.github.ishardening.secret;

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

    /** Its name in the server's folder, on Windows with {@code .txt} behind it; empty for none. */
    public String fileName() {
        return fileName;
    }
}
