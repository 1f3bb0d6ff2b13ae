package io.github.ishardening.control;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An unpacked server of a few files, for what no kernel has. */
final class SmallServer {

    private final Path home;

    private SmallServer(Path home) {
        this.home = home;
    }

    /** The least that passes for this product, on the kernel of Identity Server 7.1. */
    static SmallServer of(String nameAndVersion, Path folder) throws IOException {
        return new SmallServer(folder.resolve("server"))
                .with("bin/version.txt", nameAndVersion + "\n")
                .with("bin/wso2carbon-version.txt", "WSO2 Carbon Framework v4.10.42\n")
                .with("repository/conf/deployment.toml", "[server]\n")
                .with("repository/resources/conf/default.json", "{}\n");
    }

    SmallServer with(String path, String content) throws IOException {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    SmallServer with(String path, byte[] content) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    /** Opens it; the caller closes it. */
    Distribution open() throws IOException {
        return Distribution.open(home);
    }
}
