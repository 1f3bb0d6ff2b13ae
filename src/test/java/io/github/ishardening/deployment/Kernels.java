package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The real Carbon kernels, as the build provides them: two of the JKS era, two of the PKCS12 era. */
public final class Kernels {

    /** Its stores are PKCS12. */
    public static final String PKCS12 = "4.10.32";
    /** Its stores are JKS. */
    public static final String JKS = "4.7.1";
    /** That of Identity Server 7.0; its stores are PKCS12. */
    public static final String IDENTITY_SERVER_7_0 = "4.10.2";
    /** Its stores are JKS; the first of the TOML era. */
    public static final String OLDEST = "4.5.1";

    private static final int OWNER_MAY_EXECUTE = 0100;

    private Kernels() {}

    /** Opens the zip of a kernel; the caller closes it. */
    public static Distribution open(String version) throws IOException {
        return Distribution.open(zip(version));
    }

    /** The zip of a kernel. */
    public static Path zip(String version) {
        return Path.of("target", "distributions", "wso2carbon-core-" + version + ".zip");
    }

    /**
     * The zip of a kernel under the name of the Identity Server that is built on it, which itself is not on Maven Central;
     * made where it isn't there yet.
     */
    public static Path identityServer() throws IOException {
        Path zip = Path.of("target", "distributions", "wso2is-7.1.0.zip");
        if (!Files.exists(zip)) {
            Path folder = Files.createTempDirectory(zip.getParent(), "wso2is");
            Path unfinished = folder.resolve(zip.getFileName());
            try (Distribution kernel = open(PKCS12)) {
                kernel.write("bin/version.txt", "WSO2 Identity Server v7.1.0".getBytes(UTF_8));
                kernel.saveTo(unfinished, null, UserLog.silent());
            }
            Files.move(unfinished, zip, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(folder.resolve(zip.getFileName() + ".sha256"));
            Files.delete(folder);
        }
        return zip;
    }

    /** The deployment.toml that a kernel is shipped with. */
    static byte[] toml(String version) throws IOException {
        try (Distribution kernel = open(version)) {
            return kernel.read(Product.DEPLOYMENT_TOML);
        }
    }

    /** Unpacks of a kernel what hardening reads; the rest of the server only takes time. */
    public static void unpack(String version, Path home) throws IOException {
        try (Distribution kernel = open(version)) {
            for (String path : kernel.paths()) {
                if (path.startsWith("bin/")
                        || path.startsWith("repository/conf")
                        || path.startsWith("repository/resources")) {
                    Path file = home.resolve(path);
                    Files.createDirectories(file.getParent());
                    Files.write(file, kernel.read(path));
                    if ((kernel.mode(path).orElse(0) & OWNER_MAY_EXECUTE) != 0) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    /** The jars of the config-mapper, which come with the kernels; an {@code ArtifactSource}. */
    public static Path mapperJar(Coordinates coordinates) {
        return Path.of(
                "target",
                "config-mapper",
                "%s-%s.%s".formatted(coordinates.artifact(), coordinates.version(), coordinates.type()));
    }
}
