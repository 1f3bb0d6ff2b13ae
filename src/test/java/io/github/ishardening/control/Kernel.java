package io.github.ishardening.control;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.StoreType;
import java.io.IOException;

/** The real kernels, with the format of their stores. */
enum Kernel {
    PKCS12(Kernels.PKCS12, StoreType.PKCS12),
    JKS(Kernels.JKS, StoreType.JKS),
    OLDEST(Kernels.OLDEST, StoreType.JKS);

    private final String version;
    private final StoreType type;

    Kernel(String version, StoreType type) {
        this.version = version;
        this.type = type;
    }

    /** Its version. */
    String version() {
        return version;
    }

    /** Opens its zip; the caller closes it. */
    Distribution open() throws IOException {
        return Kernels.open(version);
    }

    /** A file of it, as it was shipped. */
    byte[] read(String path) throws IOException {
        try (var distribution = open()) {
            return distribution.read(path);
        }
    }

    /** The format of its stores. */
    StoreType type() {
        return type;
    }

    /** The path of one of its stores, or of a hardened one in its place. */
    String store(String name) {
        return ServerFiles.SECURITY + name + "." + type.extension();
    }
}
