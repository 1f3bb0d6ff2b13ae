package io.github.ishardening.keystore;

/** A keystore format, with the two names that the server uses: the type and the file extension. */
public enum StoreType {
    /** RFC 7292; the format of Identity Server 7.1 and later. */
    PKCS12("p12"),
    /** Sun's format; the format of Identity Server before 7.1. */
    JKS("jks");

    private final String extension;

    StoreType(String extension) {
        this.extension = extension;
    }

    /** The file extension without the dot. */
    public String extension() {
        return extension;
    }
}
