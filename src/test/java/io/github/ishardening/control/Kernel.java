package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** The real kernels, as the build provides them: one with PKCS12 stores, one with JKS stores, the oldest. */
enum Kernel {
    PKCS12("4.10.32", "p12"),
    JKS("4.7.1", "jks"),
    OLDEST("4.5.1", "jks");

    private final String version;
    private final String extension;

    Kernel(String version, String extension) {
        this.version = version;
        this.extension = extension;
    }

    /** Its zip. */
    Path zip() {
        return Path.of("target", "distributions", folder() + ".zip");
    }

    /** Opens its zip; the caller closes it. */
    Distribution open() throws IOException {
        return Distribution.open(zip());
    }

    /** A file of it. */
    byte[] read(String path) throws IOException {
        try (var archive = new ZipFile(zip().toFile());
                var content = archive.getInputStream(archive.getEntry(folder() + "/" + path))) {
            return content.readAllBytes();
        }
    }

    /** The path of one of its stores, or of a hardened one of the same format. */
    String store(String name) {
        return "repository/resources/security/" + name + "." + extension;
    }

    /** Its version. */
    String version() {
        return version;
    }

    private String folder() {
        return "wso2carbon-core-" + version;
    }
}
